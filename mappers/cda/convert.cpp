#include "cda/consolidated/document.hpp"
#include "cda/mapping.hpp"
#include "cda/messages.hpp"
#include "cda/submission.hpp"
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
    // Its templates give the same LOINC codes other meanings: they are looked at first.
    const bool is_foreign = is_consolidated(mapping.document);
    const bool is_report = !is_foreign && is_checkup(mapping.document);
    const auto kind = document_kind(mapping.document);
    if (!is_foreign && !is_report && !kind)
        return mapping.note(IssueSeverity::error, messages::kFamilyUnknown, "/ClinicalDocument/code");
    read_confidentiality(mapping);
    mapping.recorded =
        mapping.time(mapping.document.child("effectiveTime"), "Composition.date", "/ClinicalDocument/effectiveTime");
    if (is_foreign) return map_consolidated(mapping);
    if (!read_institution(mapping) || !read_patient(mapping)) return;
    mark_repeated_parties(mapping);
    if (is_report) {
        map_checkup(mapping);
    } else {
        map_document(mapping, *kind);
    }
}

std::string_view packaging(const std::vector<std::string_view>&, const xml::Leaf&) {
    return "packaging of the submission";
}
std::string_view billing(const std::vector<std::string_view>&, const xml::Leaf&) { return "billing"; }

/// Index, summary and claim files beside the documents of a submission, told by their root. nullptr: none of them.
xml::IgnoredReason reason_of_companion(const xml::Element& root) {
    if (root.uri() == kNamespace) return nullptr;
    if (root.name() == "index") return packaging;
    const bool is_money = root.name() == "summary" || root.name().find("laim") != std::string_view::npos;
    return is_money ? billing : nullptr;
}

/// Maps one document; `place` and `offset_base` tell it from the others of a submission.
void convert_document(std::string_view bytes, const std::string& place, std::uint32_t offset_base,
                      const Context& context, Conversion& out) {
    const auto tree = xml::parse(bytes, offset_base, out.report);
    if (!tree) {
        out.report.push_back(tree.error());
        if (!place.empty()) out.report.back().expression = place;
        return;
    }
    Mapping mapping{.document = *tree->root,
                    .context = context,
                    .out = out,
                    .bytes = bytes,
                    .place_prefix = place,
                    .recorded = {},
                    .patient = {},
                    .institution = {},
                    .confidentiality = {}};
    if (const auto reason = reason_of_companion(*tree->root); reason != nullptr) {
        mapping.note(IssueSeverity::information, messages::kPackaging, "");
        return xml::account_for(*tree->root, place, reason, out.account);
    }
    map_root(mapping);
    const bool is_foreign = is_consolidated(*tree->root);
    xml::account_for(*tree->root, place, is_foreign ? ignored_in_consolidated : ignored_reason, out.account);
}

/// @return how many files the index says that there are, or nullopt
std::optional<std::string> read_index(const Member& member, std::uint32_t offset_base, Conversion& out) {
    const auto tree = xml::parse(member.bytes, offset_base, out.report);
    if (!tree) return std::nullopt;
    xml::Element* count = tree->root->child("totalRecordCount");
    std::optional<std::string> said;
    if (count != nullptr) said = count->take("value", "used: number of files");
    xml::account_for(*tree->root, member.name + ": ", packaging, out.account);
    return said;
}

/// A file that is not read as a tree is one record of the account.
void account_as_a_whole(const Member& member, std::uint32_t offset, Conversion& out) {
    const bool is_schema = member.kind == MemberKind::schema;
    if (!is_schema)
        out.report.push_back(
            fhir::make_issue(IssueSeverity::warning, IssueType::processing, messages::kMemberUnknown, "ZIP", {}));
    out.account.fields.push_back({.place = member.name,
                                  .fate = is_schema ? FieldFate::ignored : FieldFate::unmapped,
                                  .detail = is_schema ? "packaging of the submission" : "",
                                  .offset = offset,
                                  .record = offset,
                                  .value = {}});
}

void hold(Conversion& out, const fhir::Message& message, std::initializer_list<std::string_view> arguments) {
    out.units.clear();
    out.report.push_back(
        fhir::make_issue(IssueSeverity::error, IssueType::incomplete, message, "ix08_V08.xml", arguments));
}

/// Documents as they come, then the index: an incomplete submission gives nothing. Source: vendor-exports.md 5.1
void convert_submission(const std::vector<Member>& members, const Context& context, Conversion& out) {
    std::optional<std::string> said;
    std::size_t documents = 0;
    std::uint32_t offset = 0;
    for (const Member& member : members) {
        switch (member.kind) {
            case MemberKind::document:
                ++documents;
                [[fallthrough]];
            case MemberKind::summary:
            case MemberKind::claim:
                convert_document(member.bytes, member.name + ": ", offset, context, out);
                break;
            case MemberKind::index:
                said = read_index(member, offset, out);
                break;
            case MemberKind::schema:
            case MemberKind::other:
                account_as_a_whole(member, offset, out);
                break;
        }
        offset += static_cast<std::uint32_t>(member.bytes.size() + 1);
    }
    const std::string found = std::to_string(documents);
    if (!said) {
        hold(out, messages::kNoIndex, {});
    } else if (*said != found) {
        hold(out, messages::kIncomplete, {said->size() > 9 ? std::string_view("?") : std::string_view(*said), found});
    }
}

std::string institution_of_document(std::string_view bytes) {
    fhir::Report ignored;
    const auto tree = xml::parse(bytes, 0, ignored);
    if (!tree || is_consolidated(*tree->root)) return {};  // ten digits there are a number of the United States
    xml::Element* organization = tree->root->find({"author", "assignedAuthor", "representedOrganization"});
    xml::Element* id = organization == nullptr ? nullptr : find_institution_id(*organization);
    return id == nullptr ? std::string() : facts::to_half_width(id->peek("extension"));
}

}  // namespace
}  // namespace cda

Conversion convert_cda(const Input& input, const Context& context) {
    Conversion out;
    out.account.source = input.name;
    out.account.format = "cda";
    if (!cda::is_zip(input.bytes)) {
        cda::convert_document(input.bytes, {}, 0, context, out);
    } else if (const auto members = cda::read_submission(input.bytes); members) {
        cda::convert_submission(*members, context, out);
    } else {
        out.report.push_back(members.error());
    }
    if (const auto unmapped = out.account.count(FieldFate::unmapped); unmapped > 0)
        out.report.push_back(fhir::make_issue(fhir::IssueSeverity::information, fhir::IssueType::informational,
                                              cda::messages::kUnmapped, "", {std::to_string(unmapped)}));
    return out;
}

std::string cda_institution(std::string_view bytes) {
    if (!cda::is_zip(bytes)) return cda::institution_of_document(bytes);
    const auto members = cda::read_submission(bytes);
    if (!members) return {};
    for (const cda::Member& member : *members)
        if (member.kind == cda::MemberKind::document) return cda::institution_of_document(member.bytes);
    return {};
}

}  // namespace kakehashi::mappers
