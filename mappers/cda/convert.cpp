#include "cda/mapping.hpp"
#include "cda/messages.hpp"
#include "kakehashi/mappers/cda.hpp"
#include "kakehashi/mappers/text.hpp"
#include "text/text_forms.hpp"

namespace kakehashi::mappers {
namespace cda {

using fhir::IssueSeverity;
using fhir::IssueType;

void Mapping::note(fhir::IssueSeverity severity, const fhir::Message& row, std::string_view place,
                   std::initializer_list<std::string_view> arguments) {
    const auto code = severity == IssueSeverity::information ? IssueType::informational : IssueType::processing;
    out.report.push_back(fhir::make_issue(severity, code, row, place_prefix + std::string(place), arguments));
}

std::string Mapping::time(xml::Element* element, std::string_view target, std::string_view place) {
    if (element == nullptr) return {};
    return hl7_date_time(element->take("value", target), context.utc_offset, place_prefix + std::string(place),
                         out.report);
}

namespace {

void read_confidentiality(Mapping& mapping) {
    xml::Element* element = mapping.document.child("confidentialityCode");
    if (element == nullptr) return;
    const std::string code = element->peek("code");
    if (code == "N") element->mark(FieldFate::ignored, "normal confidentiality, as where nothing is said");
    if (code != "R" && code != "V") return;
    element->mark(FieldFate::mapped, "meta.security");
    mapping.confidentiality = code;
}

void map_root(Mapping& mapping) {
    if (mapping.document.uri() != kNamespace || mapping.document.name() != "ClinicalDocument")
        return mapping.note(IssueSeverity::error, messages::kNotCda, "/");
    mapping.document.begin_record();
    const bool is_report = is_checkup(mapping.document);
    const auto kind = document_kind(mapping.document);
    if (!is_report && !kind)
        return mapping.note(IssueSeverity::error, messages::kFamilyUnknown, "/ClinicalDocument/code");
    read_confidentiality(mapping);
    mapping.recorded =
        mapping.time(mapping.document.child("effectiveTime"), "Composition.date", "/ClinicalDocument/effectiveTime");
    if (!read_institution(mapping) || !read_patient(mapping)) return;
    mark_repeated_parties(mapping);
    if (is_report) {
        map_checkup(mapping);
    } else {
        map_document(mapping, *kind);
    }
}

}  // namespace
}  // namespace cda

Conversion convert_cda(const Input& input, const Context& context) {
    Conversion out;
    out.account.source = input.name;
    out.account.format = "cda";
    const auto tree = xml::parse(input.bytes, 0, out.report);
    if (!tree) {
        out.report.push_back(tree.error());
        return out;
    }
    cda::Mapping mapping{.document = *tree->root,
                         .context = context,
                         .out = out,
                         .place_prefix = {},
                         .recorded = {},
                         .patient = {},
                         .institution = {},
                         .confidentiality = {}};
    cda::map_root(mapping);
    xml::account_for(*tree->root, {}, cda::ignored_reason, out.account);
    if (const auto unmapped = out.account.count(FieldFate::unmapped); unmapped > 0)
        mapping.note(fhir::IssueSeverity::information, cda::messages::kUnmapped, "", {std::to_string(unmapped)});
    return out;
}

std::string cda_institution(std::string_view bytes) {
    fhir::Report ignored;
    const auto tree = xml::parse(bytes, 0, ignored);
    if (!tree) return {};
    xml::Element* organization = tree->root->find({"author", "assignedAuthor", "representedOrganization"});
    xml::Element* id = organization == nullptr ? nullptr : cda::find_institution_id(*organization);
    return id == nullptr ? std::string() : facts::to_half_width(id->peek("extension"));
}

}  // namespace kakehashi::mappers
