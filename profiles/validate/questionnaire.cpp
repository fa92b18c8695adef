#include "validate/questionnaire.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "kakehashi/fhir/fhirpath.hpp"
#include "validate/messages.hpp"
#include "validate/questionnaire_messages.hpp"
#include "validate/run.hpp"
#include "validate/values.hpp"

namespace kakehashi::profiles {
namespace {

using namespace validation_messages;
using fhir::Element;
using fhir::IssueType;

bool is_same(const Element& one, const Element& other) {
    if (one.type() != other.type() || one.type() == nullptr) return false;
    if (one.is_primitive()) return one.text() == other.text();
    if (is_type(one.type(), "Coding"))
        return one.text_of("system") == other.text_of("system") && one.text_of("code") == other.text_of("code");
    return one.value() != nullptr && equals_fixed(*one.value(), other.value());
}

/// Whether "answer operator wanted" holds; what cannot be compared does not.
bool compares(const Element& answer, std::string_view op, const Element& wanted) {
    if (op == "=") return is_same(answer, wanted);
    if (op == "!=") return !is_same(answer, wanted);
    static const std::array kOrders{std::pair{std::string_view("<"), fhir::fhirpath::compile("$this < %wanted")},
                                    std::pair{std::string_view("<="), fhir::fhirpath::compile("$this <= %wanted")},
                                    std::pair{std::string_view(">"), fhir::fhirpath::compile("$this > %wanted")},
                                    std::pair{std::string_view(">="), fhir::fhirpath::compile("$this >= %wanted")}};
    const auto order = std::ranges::find_if(kOrders, [op](const auto& each) { return each.first == op; });
    if (order == kOrders.end() || wanted.type() == nullptr) return false;
    fhir::fhirpath::Environment environment;
    environment.variables = {{"wanted", {{.element = wanted, .type = wanted.type()->name, .text = {}, .unit = {}}}}};
    const auto found = fhir::fhirpath::evaluate(*order->second, answer, environment);
    return found && found->size() == 1 && found->front().text == "true";
}

}  // namespace

void Questions::add_items(const Element& holder) {
    holder.for_each("item", [&](const Element& item) {
        numbers_[item.text_of("linkId")].push_back(count_++);
        const std::size_t first = count_;
        add_items(item);
        below_[item.value()] = {first, count_};
    });
}

bool Questions::contains_below(const Element& item, std::string_view link_id) const {
    const auto range = below_.find(item.value());
    const auto numbers = numbers_.find(link_id);
    if (range == below_.end() || numbers == numbers_.end()) return false;
    const auto at = std::ranges::lower_bound(numbers->second, range->second.first);
    return at != numbers->second.end() && *at < range->second.end;
}

void Answers::add_items(const Element& holder) {
    holder.for_each("item", [&](const Element& item) {
        const std::string_view id = item.text_of("linkId");
        item.for_each("answer", [&](const Element& answer) {
            if (const Element value = answer.child("value"); value.exists()) values_[id].push_back(value);
            add_items(answer);
        });
        add_items(item);
    });
}

bool Answers::meet(const Element& condition, std::size_t& steps_left) const {
    const auto known = values_.find(condition.text_of("question"));
    const std::string_view op = condition.text_of("operator");
    const Element wanted = condition.child("answer");
    if (op == "exists") return (wanted.text() == "true") == (known != values_.end());
    if (known == values_.end()) return false;
    return std::ranges::any_of(known->second, [&](const Element& answer) {
        if (steps_left == 0) return false;
        --steps_left;
        return compares(answer, op, wanted);
    });
}

std::optional<bool> Answers::enable(const Element& question, std::size_t& steps_left) const {
    bool all = true;
    bool any = false;
    bool is_conditional = false;
    question.for_each("enableWhen", [&](const Element& condition) {
        is_conditional = true;
        const bool is_met = meet(condition, steps_left);
        all = all && is_met;
        any = any || is_met;
    });
    if (steps_left == 0) return std::nullopt;
    return !is_conditional || (question.text_of("enableBehavior") == "all" ? all : any);
}

std::string_view answer_type(std::string_view item_type) {
    struct Row {
        std::string_view item;
        std::string_view answer;
    };
    static constexpr std::array kRows{
        Row{"boolean", "boolean"},   Row{"decimal", "decimal"},       Row{"integer", "integer"},
        Row{"date", "date"},         Row{"dateTime", "dateTime"},     Row{"time", "time"},
        Row{"string", "string"},     Row{"text", "string"},           Row{"url", "uri"},
        Row{"quantity", "Quantity"}, Row{"attachment", "Attachment"}, Row{"reference", "Reference"}};
    const auto* row = std::ranges::find(kRows, item_type, &Row::item);
    return row == kRows.end() ? std::string_view() : row->answer;
}

std::string option_key(const Element& value) {
    std::string key(value.type() != nullptr ? value.type()->name : std::string_view());
    for (const std::string_view part : {value.text(), value.text_of("system"), value.text_of("code")})
        key.append("\n").append(part);
    return key;
}

std::unordered_set<std::string> option_keys(const Element& question) {
    std::unordered_set<std::string> keys;
    question.for_each("answerOption", [&](const Element& option) { keys.insert(option_key(option.child("value"))); });
    return keys;
}

/// An enableWhen asks another question, none inside its own item. Source: R4 questionnaire.html, enableWhen.question
void Run::questionnaire(const Place& holder, const Questions& questions) {
    for_each_place(holder, "item", [&](const Place& item) {
        for_each_place(item, "enableWhen", [&](const Place& condition) {
            const std::string_view asked = condition.element.text_of("question");
            const auto fault = [&](const fhir::Message& message) {
                report({.code = IssueType::business_rule, .message = message}, item, "", {asked});
            };
            if (asked.empty()) return;
            if (asked == item.element.text_of("linkId")) return fault(kEnableSelf);
            if (questions.contains_below(item.element, asked)) return fault(kEnableInner);
            if (!questions.contains(asked)) fault(kEnableUnknown);
        });
        questionnaire(item, questions);
    });
}

}  // namespace kakehashi::profiles
