#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "validate/messages.hpp"
#include "validate/questionnaire.hpp"
#include "validate/questionnaire_messages.hpp"
#include "validate/run.hpp"
#include "validate/values.hpp"

namespace kakehashi::profiles {

using namespace validation_messages;
using fhir::Element;
using fhir::IssueSeverity;
using fhir::IssueType;

/// Holds the items of a response against those of its Questionnaire. Faults of an item's place are named at what holds
/// the item, as the reference validator does. Source: R4 questionnaireresponse.html#notes
class Run::ResponseCheck {
public:
    ResponseCheck(Run& run, const Place& response, const Element& questionnaire)
        : run_(run),
          response_(response),
          questionnaire_(questionnaire),
          questions_(questionnaire),
          answers_(response.element),
          is_in_progress_(response.element.text_of("status") == "in-progress") {}

    void check() {
        items(response_, response_, questionnaire_);
        if (steps_left_ == 0)
            run_.report({IssueSeverity::information, IssueType::too_costly, kQuestionnaireTooCostly}, response_, "");
    }

private:
    using Items = std::vector<Place>;

    /// @param holder  of the items: the response, an item or an answer
    /// @param named   where what is wrong with an item's place is named
    /// @param defined of whose items they are: the Questionnaire or one of its items
    void items(const Place& holder, const Place& named, const Element& defined) {
        const auto positions = positions_of(defined);
        std::map<std::string_view, Items> found;
        std::size_t last = 0;
        for_each_place(holder, "item", [&](const Place& item) {
            const std::string_view id = item.element.text_of("linkId");
            if (id.empty()) return fault(kItemUnknown, named, {id});
            const auto position = positions.find(id);
            if (position == positions.end())
                return fault(questions_.contains(id) ? kItemElsewhere : kItemUnknown, named, {id});
            if (position->second < last) fault(kItemOrder, named, {id});
            last = std::max(last, position->second);
            found[id].push_back(item);
        });
        defined.for_each("item", [&](const Element& each) {
            const auto those = found.find(each.text_of("linkId"));
            question(named, each, those == found.end() ? Items() : those->second);
        });
    }

    static std::unordered_map<std::string_view, std::size_t> positions_of(const Element& defined) {
        std::unordered_map<std::string_view, std::size_t> positions;
        std::size_t index = 0;
        defined.for_each("item", [&](const Element& each) { positions.emplace(each.text_of("linkId"), index++); });
        return positions;
    }

    void question(const Place& named, const Element& defined, const Items& found) {
        if (steps_left_ == 0) return;
        --steps_left_;
        const std::string_view id = defined.text_of("linkId");
        const bool is_answered = std::ranges::any_of(found, [](const Place& item) {
            return item.element.child("answer").exists() || item.element.child("item").exists();
        });
        const auto is_enabled = answers_.enable(defined, steps_left_);
        if (!is_enabled) return;
        if (!*is_enabled) {
            for (const Place& item : found)
                if (is_answered) fault(kItemNotEnabled, item, {id});
            return;
        }
        const bool is_display = defined.text_of("type") == "display";
        if (!is_answered && defined.text_of("required") == "true" && !is_in_progress_ && !is_display)
            run_.report({.code = IssueType::required, .message = kItemRequired}, named, "", {id});
        if (found.size() > 1 && defined.text_of("repeats") != "true") fault(kItemTwice, named, {id});
        for (const Place& item : found) one(item, defined);
    }

    void one(const Place& item, const Element& defined) {
        const std::string_view text = item.element.text_of("text");
        if (!text.empty() && !defined.text_of("text").empty() && text != defined.text_of("text"))
            fault(kItemText, item, {defined.text_of("linkId")});
        const std::string_view type = defined.text_of("type");
        if (type == "display") return;
        std::size_t answers = 0;
        for_each_place(item, "answer", [&](const Place& answer) {
            if (type != "group") this->answer(item, answer, defined);
            ++answers;
        });
        if (type == "group") {
            if (answers > 0) fault(kItemGroupAnswer, item, {});
            return items(item, item, defined);
        }
        if (answers > 1 && defined.text_of("repeats") != "true") fault(kItemAnswers, item, {defined.text_of("linkId")});
    }

    void answer(const Place& item, const Place& answer, const Element& defined) {
        const Place value{answer.element.child("value"), &answer, "value"};
        if (value.element.exists() && value.element.type() != nullptr) this->value(answer, value, defined);
        items(answer, item, defined);
    }

    void value(const Place& answer, const Place& value, const Element& defined) {
        const std::string_view type = defined.text_of("type");
        const std::string_view is = value.element.type()->name;
        if (type != "choice" && type != "open-choice") {
            const std::string_view wanted = answer_type(type);
            if (!wanted.empty() && is != wanted) fault(kAnswerType, value, {wanted});
            return;
        }
        constexpr std::array<std::string_view, 5> kChoices{"Coding", "date", "time", "integer", "string"};
        if (std::ranges::find(kChoices, is) == kChoices.end()) return fault(kAnswerType, value, {"Coding"});
        if (is == "string" && type == "open-choice") return;  // what is not among the options
        const auto [options, is_new] = options_.try_emplace(defined.value());
        if (is_new) options->second = option_keys(defined);
        if (!options->second.empty() && !options->second.contains(option_key(value.element)))
            fault(kAnswerOption, answer, {});
        const std::string_view set = defined.text_of("answerValueSet");
        if (!set.empty() && is == "Coding") coding(answer, value.element, set);
    }

    void coding(const Place& answer, const Element& value, std::string_view set) {
        const Membership is_in = membership_of(value, set, run_.definitions_.terminology);
        if (is_in == Membership::no)
            run_.report({.code = IssueType::code_invalid, .message = kAnswerValueSet}, answer, "", {set});
        if (is_in == Membership::unknown)
            run_.report({IssueSeverity::information, IssueType::informational, kBindingUnknown}, answer, "", {set});
    }

    void fault(const fhir::Message& message, const Place& place, std::initializer_list<std::string_view> arguments) {
        run_.report({.code = IssueType::structure, .message = message}, place, "", arguments);
    }

    Run& run_;
    const Place& response_;
    const Element& questionnaire_;
    Questions questions_;
    Answers answers_;
    std::unordered_map<const fhir::Node*, std::unordered_set<std::string>> options_;  ///< of items, once asked for
    /// A response of thousands of groups under a questionnaire of thousands of items would take hours.
    std::size_t steps_left_ = 2'000'000;
    bool is_in_progress_;
};

void Run::questionnaire_response(const Place& place, const Scope& scope) {
    const std::string_view canonical = place.element.text_of("questionnaire");
    if (canonical.empty()) return;
    Element questionnaire;
    if (canonical.starts_with('#')) {
        questionnaire = scope.resolve(canonical);
    } else if (const fhir::Node* known = definitions_.table.find("Questionnaire", canonical)) {
        questionnaire = Element::resource_at(*known);
    }
    if (is_type(questionnaire.type(), "Questionnaire")) return ResponseCheck(*this, place, questionnaire).check();
    report({IssueSeverity::information, IssueType::not_found, kQuestionnaireUnknown}, place, "", {canonical});
}

}  // namespace kakehashi::profiles
