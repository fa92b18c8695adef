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

/// The answers to a question anywhere below an item or an answer.
void collect_answers(const Element& holder, std::string_view link_id, std::vector<Element>& to) {
    holder.for_each("item", [&](const Element& item) {
        const bool is_it = item.text_of("linkId") == link_id;
        item.for_each("answer", [&](const Element& answer) {
            const Element value = answer.child("value");
            if (is_it && value.exists()) to.push_back(value);
            collect_answers(answer, link_id, to);
        });
        collect_answers(item, link_id, to);
    });
}

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

bool holds(const Element& condition, const Element& response) {
    std::vector<Element> answers;
    collect_answers(response, condition.text_of("question"), answers);
    const std::string_view op = condition.text_of("operator");
    const Element wanted = condition.child("answer");
    if (op == "exists") return (wanted.text() == "true") == !answers.empty();
    return std::ranges::any_of(answers, [&](const Element& answer) { return compares(answer, op, wanted); });
}

}  // namespace

Element find_question(const Element& holder, std::string_view link_id) {
    Element found;
    holder.for_each("item", [&](const Element& item) {
        if (found.exists()) return;
        found = item.text_of("linkId") == link_id ? item : find_question(item, link_id);
    });
    return found;
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

bool is_option(const Element& value, const Element& question) {
    bool is_found = false;
    question.for_each("answerOption",
                      [&](const Element& option) { is_found = is_found || is_same(value, option.child("value")); });
    return is_found;
}

bool is_enabled(const Element& question, const Element& response) {
    bool all = true;
    bool any = false;
    bool is_conditional = false;
    question.for_each("enableWhen", [&](const Element& condition) {
        is_conditional = true;
        const bool is_met = holds(condition, response);
        all = all && is_met;
        any = any || is_met;
    });
    return !is_conditional || (question.text_of("enableBehavior") == "all" ? all : any);
}

/// An enableWhen asks another question, none inside its own item. Source: R4 questionnaire.html, enableWhen.question
void Run::questionnaire(const Place& holder, const Element& root) {
    for_each_place(holder, "item", [&](const Place& item) {
        for_each_place(item, "enableWhen", [&](const Place& condition) {
            const std::string_view asked = condition.element.text_of("question");
            const auto fault = [&](const fhir::Message& message) {
                report({.code = IssueType::business_rule, .message = message}, item, "", {asked});
            };
            if (asked.empty()) return;
            if (asked == item.element.text_of("linkId")) return fault(kEnableSelf);
            if (find_question(item.element, asked).exists()) return fault(kEnableInner);
            if (!find_question(root, asked).exists()) fault(kEnableUnknown);
        });
        questionnaire(item, root);
    });
}

}  // namespace kakehashi::profiles
