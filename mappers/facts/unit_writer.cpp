#include "facts/unit_writer.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "facts/canonicals.hpp"
#include "facts/identity.hpp"
#include "facts/messages.hpp"

namespace kakehashi::mappers {
namespace facts {
namespace {

constexpr std::string_view kUuidUrn = "urn:uuid:";

std::string place_of(const UnitHeader& header, std::string_view element) {
    return header.place.empty() ? std::string(element) : fmt::format("{}: {}", header.place, element);
}

/// What release decides by. Source: R4 security-labels.html
void add_security(fhir::Builder meta, const UnitHeader& header) {
    if (header.confidentiality.empty()) return;
    meta.append_object("security")
        .set_string("system", "http://terminology.hl7.org/CodeSystem/v3-Confidentiality")
        .set_string("code", header.confidentiality);
}

}  // namespace

UnitWriter::UnitWriter(UnitKind kind, const UnitHeader& header, const PatientFact& patient, fhir::Report& report)
    : header_(header), patient_(patient), report_(report), recorded_(instant_of(header.recorded)) {
    unit_.kind = kind;
    unit_.key = unit_key(kind, header);
    unit_.order = header.order.empty() ? recorded_ : header.order;
    unit_.patient_number = patient.number;
    unit_.bundle = fhir::Document("Bundle");
}

void UnitWriter::begin(std::string_view type, std::string_view profile, std::string_view identifier_system) {
    if (recorded_.empty()) missing("Bundle.meta.lastUpdated", "JP_Bundle_CLINS");
    fhir::Builder root = unit_.bundle.edit();
    root.set_string("id", resource_id(header_.institution_number, "Bundle", unit_.key));
    fhir::Builder meta = root.object("meta");
    meta.set_string("lastUpdated", recorded_);
    meta.append_string("profile", profile);
    add_security(meta, header_);
    root.object("identifier").set_string("system", identifier_system).set_string("value", unit_.key);
    root.set_string("type", type).set_string("timestamp", recorded_);
    unit_.origins.push_back({.full_url = {}, .type = "Bundle", .records = header_.origins});
}

fhir::Builder UnitWriter::add(const Profiled& resource) {
    std::string id = resource_id(header_.institution_number, resource.type, resource.key);
    // Two facts with one key (a source that repeats an item without a sub-id): bdl-7 wants different fullUrls.
    for (int repeat = 2; !used_ids_.insert(id).second; ++repeat)
        id = resource_id(header_.institution_number, resource.type, fmt::format("{}|repeat {}", resource.key, repeat));
    last_url_ = std::string(kUuidUrn) + id;
    unit_.origins.push_back({.full_url = last_url_, .type = std::string(resource.type), .records = {}});
    fhir::Builder entry = unit_.bundle.edit().append_object("entry");
    entry.set_string("fullUrl", last_url_);
    fhir::Builder to = entry.object("resource");
    to.set_string("resourceType", resource.type).set_string("id", id);
    fhir::Builder meta = to.object("meta");
    meta.set_string("lastUpdated", recorded_);
    meta.append_string("profile", resource.profile);
    add_security(meta, header_);
    return to;
}

fhir::Builder UnitWriter::add_known_patient(std::string_view profile) {
    const std::string url = patient_url();
    fhir::Builder entry = unit_.bundle.edit().append_object("entry");
    unit_.origins.push_back({.full_url = url, .type = "Patient", .records = {}});
    entry.set_string("fullUrl", url);
    entry.set_copy("resource", patient_.known->root());
    fhir::Builder copy = entry.object("resource");
    copy.set_string("id", std::string_view(url).substr(kUuidUrn.size()));
    fhir::Builder meta = copy.object("meta");
    meta.remove("profile");
    meta.append_string("profile", profile);
    return copy;
}

// RULING: a person with foreign numbers alone has no insured-person number, which JP_Patient_eCS demands and nobody may
// invent: the unit claims JP Core's profiles, and so nothing of it is for the sharing service.
// Test: ConsolidatedPatient.IsWrittenUnderJpCoreBecauseNobodyMayInventTheCard
bool UnitWriter::is_for_service() const {
    const bool has_card = !patient_.insurances.empty() || (patient_.known && is_known(patient_.known->root()));
    return has_card || !patient_.has_no_local_number;
}

fhir::Builder UnitWriter::add_patient(std::string_view profile) {
    if (!is_for_service() && profile == canonicals::kPatient) profile = canonicals::kPatientCore;
    fhir::Builder resource = patient_.known ? add_known_patient(profile)
                                            : add({.type = "Patient", .key = patient_.number, .profile = profile});
    if (!patient_.known) write_patient(*this, resource);
    came_from(patient_.origins);
    // The insured-person number is made of the card.
    if (!patient_.insurances.empty()) came_from(patient_.insurances.front().origins);
    unit_.patient_is_known = is_known(resource.node());
    return resource;
}

void UnitWriter::came_from(const Origins& records) {
    Origins& all = unit_.origins.back().records;
    for (const std::uint32_t record : records)
        if (std::find(all.begin(), all.end(), record) == all.end()) all.push_back(record);
}

Unit UnitWriter::finish() {
    unit_.bundle.edit().prune_empty();
    return std::move(unit_);
}

std::string UnitWriter::full_url(std::string_view type, std::string_view key) const {
    return std::string(kUuidUrn) + resource_id(header_.institution_number, type, key);
}

void UnitWriter::note(fhir::IssueSeverity severity, const fhir::Message& message, std::string_view element,
                      std::initializer_list<std::string_view> arguments) {
    const auto type = &message == &messages::kTargetMissing ? fhir::IssueType::required : fhir::IssueType::value;
    report_.push_back(fhir::make_issue(severity, type, message, place_of(header_, element), arguments));
}

void UnitWriter::missing(std::string_view element, std::string_view profile) {
    note(fhir::IssueSeverity::error, messages::kTargetMissing, element, {element, profile});
}

void UnitWriter::missing_for_service(std::string_view element) {
    if (unit_.kind == UnitKind::document || !is_for_service())
        return;  // the R9013 and R9014 rules stand on JP_Bundle_CLINS only
    note(fhir::IssueSeverity::warning, messages::kTargetMissing, element, {element, "the sharing service"});
}

void UnitWriter::warn(const fhir::Message& message, std::string_view element, std::string_view argument) {
    note(fhir::IssueSeverity::warning, message, element, {argument});
}

void UnitWriter::inform(const fhir::Message& message, std::string_view element) {
    note(fhir::IssueSeverity::information, message, element, {});
}

}  // namespace facts

UnitHeader make_header(const Context& context, std::string local_id, std::string recorded) {
    UnitHeader header;
    header.institution_number = context.institution_number;
    header.institution_name = context.institution_name;
    header.department_default = context.department_default;
    header.local_id = std::move(local_id);
    header.recorded = std::move(recorded);
    return header;
}

PatientFact with_known_patient(const Context& context, PatientFact seen) {
    if (!context.find_patient) return seen;
    if (const auto found = context.find_patient(seen.number)) seen.known = found->patient;
    return seen;
}

Unit remove_unit(UnitKind kind, const UnitHeader& header, std::string_view patient_number) {
    Unit unit;
    unit.kind = kind;
    unit.operation = UnitOperation::remove;
    unit.key = unit_key(kind, header);
    unit.order = header.order.empty() ? facts::instant_of(header.recorded) : header.order;
    unit.patient_number = patient_number;
    return unit;
}

}  // namespace kakehashi::mappers
