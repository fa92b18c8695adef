#include "program/untranslated_codes.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace kakehashi::program {
namespace {

/// A cell that a spreadsheet shows as it is: ="0012", for a number would lose its zeros and a leading = + - @ would be
/// a formula. Source: RFC 4180
std::string cell(std::string_view text) {
    const bool is_changed = !text.empty() && std::string_view("=+-@0").find(text.front()) != std::string_view::npos;
    if (!is_changed && text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
    std::string quoted = is_changed ? "=\"" : "\"";
    for (const char c : text) quoted.append(c == '"' ? 2 : 1, c);
    return quoted + '"';
}

}  // namespace

void UntranslatedCodes::add(const mappers::UntranslatedCode& code, std::size_t times) {
    Count& count = counts_[{code.map, code.code}];
    if (count.name.empty()) count.name = code.name;
    count.count += times;
}

void UntranslatedCodes::read(const fhir::Node& from) {
    const fhir::Node* list = from.find("untranslated");
    if (list == nullptr) return;
    for (const fhir::Node& each : list->items())
        add({std::string(each.text_of("map")), std::string(each.text_of("code")), std::string(each.text_of("name"))},
            std::stoul(std::string(each.text_of("count"))));
}

std::vector<const std::pair<const UntranslatedCodes::Key, UntranslatedCodes::Count>*> UntranslatedCodes::commonest()
    const {
    std::vector<const std::pair<const Key, Count>*> all;
    for (const auto& one : counts_) all.push_back(&one);
    std::ranges::stable_sort(all, [](const auto* a, const auto* b) { return a->second.count > b->second.count; });
    return all;
}

void UntranslatedCodes::write(fhir::Builder to) const {
    if (counts_.empty()) return;
    auto list = to.array("untranslated");
    for (const auto* one : commonest()) {
        auto item = list.append_object();
        item.set_string("map", one->first.first).set_string("code", one->first.second);
        if (!one->second.name.empty()) item.set_string("name", one->second.name);
        item.set_integer("count", static_cast<std::int64_t>(one->second.count));
    }
}

std::map<std::string, std::string> UntranslatedCodes::tables() const {
    std::map<std::string, std::string> tables;
    for (const auto* one : commonest()) {
        std::string& table = tables[one->first.first];
        if (table.empty()) table = "\xEF\xBB\xBFlocal,standard,name,count\r\n";
        table += fmt::format("{},,{},{}\r\n", cell(one->first.second), cell(one->second.name), one->second.count);
    }
    return tables;
}

std::vector<std::string> UntranslatedCodes::lines(std::size_t count) const {
    std::vector<std::string> lines;
    for (const auto* one : commonest()) {
        if (lines.size() == count) break;
        lines.push_back(
            fmt::format("{} {} {} {}", one->first.first, one->first.second, one->second.name, one->second.count));
    }
    return lines;
}

}  // namespace kakehashi::program
