#include "service/findings.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "kakehashi/fhir/element.hpp"

namespace kakehashi::profiles::service {
namespace {

using fhir::Element;
using fhir::IssueSeverity;
using fhir::Message;
using fhir::Node;
using Arguments = std::initializer_list<std::string_view>;

/// The expressions of some nodes of a document, found in one walk over it.
class Expressions {
public:
    explicit Expressions(const std::vector<const Node*>& nodes)
        : may_be_wanted_(std::bit_ceil(kBitsPerNode * (nodes.size() + 1))) {
        for (const Node* node : nodes) {
            wanted_.try_emplace(node);
            may_be_wanted_[bit_of(node)] = true;
        }
    }
    void find_below(const Element& element, std::string& path) {
        if (may_be_wanted_[bit_of(element.value())])
            if (const auto wanted = wanted_.find(element.value()); wanted != wanted_.end()) wanted->second = path;
        element.for_each_child([&](const Element& child, std::string_view, std::size_t index) {
            const std::size_t length = path.size();
            const auto* definition = child.definition();
            path.append(".").append(definition->name);
            if (definition->is_array()) path.append("[" + std::to_string(index) + "]");
            find_below(child, path);
            path.resize(length);
        });
    }
    [[nodiscard]] const std::string& of(const Node* node) const { return wanted_.at(node); }

private:
    static constexpr std::size_t kBitsPerNode = 16;
    [[nodiscard]] std::size_t bit_of(const Node* node) const {
        constexpr std::uint64_t kGoldenRatio = 0x9E3779B97F4A7C15;  // 2^64 by the golden ratio: Fibonacci hashing
        constexpr unsigned kUpperHalf = 32;
        return (std::bit_cast<std::uintptr_t>(node) * kGoldenRatio >> kUpperHalf) & (may_be_wanted_.size() - 1);
    }

    std::unordered_map<const Node*, std::string> wanted_;
    // Few of a Bundle's millions of nodes are wanted: a bit says so, where the map would wait for memory.
    std::vector<bool> may_be_wanted_;
};

bool holds_node(const Node& tree, const Node* wanted) {
    if (&tree == wanted) return true;
    return std::ranges::any_of(tree.members(), [&](const auto& each) { return holds_node(each.value, wanted); }) ||
           std::ranges::any_of(tree.items(), [&](const Node& each) { return holds_node(each, wanted); });
}

/// What R4 does not know has no expression: that of the innermost element around it is named.
std::string innermost_around(const Node* node, Element element, std::string path) {
    for (bool is_deeper = true; is_deeper;) {
        is_deeper = false;
        const Element outer = element;
        const std::string above = path;
        outer.for_each_child([&](const Element& child, std::string_view, std::size_t index) {
            if (is_deeper || child.value() == nullptr || !holds_node(*child.value(), node)) return;
            is_deeper = true;
            element = child;
            path = above + "." + std::string(child.definition()->name);
            if (child.definition()->is_array()) path.append("[" + std::to_string(index) + "]");
        });
    }
    return path;
}

}  // namespace

void ServiceFindings::add(IssueSeverity severity, const Message& message, const Node& at, Arguments arguments) {
    found_.push_back({.issue = fhir::make_issue(severity, fhir::IssueType::business_rule, message, "", arguments),
                      .offset = at.offset()});
    nodes_.push_back(&at);
}

void ServiceFindings::error(const Message& message, const Node& at, Arguments arguments) {
    add(IssueSeverity::error, message, at, arguments);
}
void ServiceFindings::warning(const Message& message, const Node& at, Arguments arguments) {
    add(IssueSeverity::warning, message, at, arguments);
}
void ServiceFindings::information(const Message& message, const Node& at, Arguments arguments) {
    add(IssueSeverity::information, message, at, arguments);
}
void ServiceFindings::wrong_display(const Message& message, const Node& at, Arguments arguments) {
    add(wrong_displays_, message, at, arguments);
    found_.back().yields = true;
}

void ServiceFindings::error_unless_said(const Message& message, const Node& at, Arguments arguments) {
    add(IssueSeverity::error, message, at, arguments);
    found_.back().yields = true;
}

std::vector<Located> ServiceFindings::take(const fhir::Document& document) {
    if (found_.empty()) return {};
    Expressions expressions(nodes_);
    std::string root(document.resource_type());
    expressions.find_below(Element::root_of(document), root);
    for (std::size_t i = 0; i < found_.size(); ++i) {
        found_[i].issue.expression = expressions.of(nodes_[i]);
        if (found_[i].issue.expression.empty())
            found_[i].issue.expression =
                innermost_around(nodes_[i], Element::root_of(document), std::string(document.resource_type()));
    }
    nodes_.clear();
    return std::exchange(found_, {});
}

}  // namespace kakehashi::profiles::service
