#include <algorithm>
#include <array>

#include "kakehashi/mappers/orca.hpp"
#include "kakehashi/mappers/text.hpp"
#include "orca/mapping.hpp"
#include "orca/messages.hpp"
#include "text/text_forms.hpp"

namespace kakehashi::mappers::orca {

using fhir::IssueSeverity;
using fhir::IssueType;

void Mapping::note(IssueSeverity severity, const fhir::Message& row, const std::string& place,
                   std::initializer_list<std::string_view> arguments) {
    const auto code = severity == IssueSeverity::information ? IssueType::informational : IssueType::processing;
    out.report.push_back(fhir::make_issue(severity, code, row, place, arguments));
}

std::string Mapping::time(Element& record, std::string_view name, std::string_view target, const std::string& place) {
    return iso_date_time(take(&record, name, target), context.utc_offset, place + "/" + std::string(name), out.report);
}

UnitHeader Mapping::header(std::string local_id, std::string_view date, const Origins& origins) const {
    constexpr std::size_t kYearLength = 4;
    UnitHeader made = make_header(context, std::move(local_id), recorded);
    made.year = date.substr(0, kYearLength);
    made.place = answer.name();
    made.origins = origins;
    return made;
}

namespace {

void map_knowledge(Mapping& mapping) {
    mapping.answer.mark(FieldFate::ignored, "knowledge about drugs, no fact of the patient");
    mapping.note(IssueSeverity::information, messages::kKnowledge, std::string(mapping.answer.name()));
}

struct AnswerKind {
    std::string_view root;
    void (*map)(Mapping&);
};
constexpr std::array kKinds{
    AnswerKind{"patientinfores", map_patient},
    AnswerKind{"disease_infores", map_diseases},
    AnswerKind{"contraindication_checkres", map_knowledge},
    AnswerKind{"medicalres", map_medical},
    AnswerKind{"medicalv3res1", map_medical},
    AnswerKind{"medicalv3res2", map_medical},
    AnswerKind{"medicalv3res3", map_medical},
};

/// Far more than a full answer has: what holds for a whole list is repeated in every resource.
constexpr std::size_t kBytesMax = std::size_t{8} << 20;

/// The record that holds Api_Result: the root's only child, or the root itself.
Element* answer_of(Element& root) {
    if (root.child("Api_Result") != nullptr) return &root;
    for (Element::Content& item : root.content())
        if (auto* element = std::get_if<std::unique_ptr<Element>>(&item))
            if ((*element)->child("Api_Result") != nullptr) return element->get();
    return nullptr;
}

/// 0, 00, 000, 0000 are success; K… and W… success with a warning; all else is an error, and then there is no data.
/// Source: vendor-exports.md 7.1
bool is_success(Mapping& mapping) {
    const std::string result = take(&mapping.answer, "Api_Result", "used: whether the answer has data");
    if (!result.empty() && result.find_first_not_of('0') == std::string::npos) return true;
    const bool is_code = result.size() <= 5 && facts::is_alphanumeric(result);
    const std::string_view shown = is_code ? std::string_view(result) : std::string_view("?");
    const bool is_warning = result.starts_with('K') || result.starts_with('W');
    mapping.note(is_warning ? IssueSeverity::warning : IssueSeverity::error,
                 is_warning ? messages::kApiWarning : messages::kApiError, "Api_Result", {shown});
    return is_warning;
}

/// Whether a list was cut: then it must not replace the whole.
bool is_cut(Mapping& mapping) {
    for (Element::Content& item : mapping.answer.content()) {
        auto* element = std::get_if<std::unique_ptr<Element>>(&item);
        if (element == nullptr || !(*element)->name().ends_with("_Overflow")) continue;
        if ((*element)->take_text("used: whether the list is whole") != "True") continue;
        mapping.note(IssueSeverity::error, messages::kIncomplete, std::string((*element)->name()),
                     {(*element)->name()});
        return true;
    }
    return false;
}

void map_answer(Mapping& mapping) {
    mapping.answer.begin_record();
    if (!is_success(mapping) || is_cut(mapping)) return;
    const std::string date = take(&mapping.answer, "Information_Date", "meta.lastUpdated");
    const std::string clock = take(&mapping.answer, "Information_Time", "meta.lastUpdated");
    mapping.recorded = iso_date_time(clock.empty() ? date : date + "T" + clock, mapping.context.utc_offset,
                                     "Information_Date", mapping.out.report);
    if (mapping.answer.child("Forms") != nullptr) return map_prescriptions(mapping);
    const auto* kind = std::ranges::find(kKinds, mapping.answer.name(), &AnswerKind::root);
    if (kind == kKinds.end())
        return mapping.note(IssueSeverity::error, messages::kFamilyUnknown, std::string(mapping.answer.name()));
    kind->map(mapping);
}

}  // namespace

Conversion convert_orca(const Input& input, const Context& context) {
    Conversion out;
    out.account.source = input.name;
    out.account.format = "orca";
    if (input.bytes.size() > kBytesMax) {
        out.report.push_back(fhir::make_issue(IssueSeverity::error, IssueType::too_long, messages::kTooManyBytes, "/",
                                              {std::to_string(input.bytes.size()), std::to_string(kBytesMax)}));
        return out;
    }
    const auto tree = read_tree(input.bytes, out.report);
    if (!tree) {
        out.report.push_back(tree.error());
        return out;
    }
    Element* answer = answer_of(*tree->root);
    if (answer == nullptr) {
        out.report.push_back(fhir::make_issue(IssueSeverity::error, IssueType::processing, messages::kNotOrca, "/"));
    } else {
        Mapping mapping{.answer = *answer, .context = context, .out = out};
        map_answer(mapping);
    }
    xml::account_for(*tree->root, {}, ignored_reason, out.account);
    if (const auto unmapped = out.account.count(FieldFate::unmapped); unmapped > 0)
        out.report.push_back(fhir::make_issue(IssueSeverity::information, IssueType::informational, messages::kUnmapped,
                                              "", {std::to_string(unmapped)}));
    return out;
}

std::string orca_institution(std::string_view bytes) {
    fhir::Report ignored;
    const auto tree = read_tree(std::string(bytes), ignored);
    Element* answer = tree ? answer_of(*tree->root) : nullptr;
    for (Element* form : items(answer, "Forms"))
        if (Element* data = form->child("data"); data != nullptr) return institution_of(*data);
    return {};
}

}  // namespace kakehashi::mappers::orca
