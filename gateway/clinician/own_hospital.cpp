#include <utility>

#include "clinician/hospitals.hpp"
#include "exchange/peer_query.hpp"
#include "exchange/policy_view.hpp"
#include "kakehashi/fhir/builder.hpp"
#include "kakehashi/fhir/json.hpp"
#include "kakehashi/fhir/operation_outcome.hpp"
#include "pipeline/instant.hpp"

namespace kakehashi::gateway::clinician {

namespace {

constexpr std::string_view kPatientsMax = "20";
constexpr std::string_view kPatientNumberSystem = "urn:oid:1.2.392.100495.20.3.51.1";
constexpr std::string_view kInsuredPerson = "http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID";
constexpr unsigned kOk = 200;

HttpRequest search_for(const PatientQuestion& question, const NodeConfiguration& node) {
    HttpRequest request;
    request.method = "GET";
    request.path = "/Patient";
    request.query.emplace_back("_count", kPatientsMax);
    const auto add_identifier = [&](const std::string& system, const std::string& value) {
        request.query.emplace_back("identifier", system + "|" + value);
    };
    if (!question.insured_number.empty()) add_identifier(std::string(kInsuredPerson), question.insured_number);
    if (!question.patient_number.empty())
        add_identifier(std::string(kPatientNumberSystem) + node.institution_number, question.patient_number);
    if (!question.name.empty()) request.query.emplace_back("name", question.name);
    if (!question.birth_date.empty()) request.query.emplace_back("birthdate", question.birth_date);
    return request;
}

AuditRecord audit_of(const NodeParts& parts, const Asker& asker, AuditedAction action, const PolicyView& view) {
    AuditRecord record;
    record.action = action;
    record.recorded = to_instant(std::chrono::system_clock::now());
    record.practitioner = asker.practitioner;
    record.institution = parts.configuration.institution_number;
    record.source_institution = parts.configuration.institution_number;
    record.peer_origin = asker.address;
    record.purpose = "TREAT";
    view.describe(record);
    return record;
}

fhir::Issue first_issue(const HttpResponse& response) {
    const auto outcome = fhir::parse_json(response.body);
    auto report = outcome ? fhir::from_operation_outcome(outcome->root()) : fhir::Report();
    fhir::Issue issue = report.empty() ? fhir::Issue() : std::move(report.front());
    if (response.status >= 500) issue.severity = fhir::IssueSeverity::fatal;
    return issue;
}

bool has_next_page(const fhir::Node& searchset) {
    const fhir::Node* links = searchset.find("link");
    if (links == nullptr) return false;
    for (const fhir::Node& link : links->items())
        if (link.text_of("relation") == "next") return true;
    return false;
}

fhir::Result<void> write_question(const NodeParts& parts, const Asker& asker) {
    const auto nothing_decided = PolicyView::of_own_clinician(parts);
    return parts.audit.append(audit_of(parts, asker, AuditedAction::query, nothing_decided));
}

/// All of one Patient, when the policy gives it. A second Patient of the same person is known by the first.
fhir::Result<void> append_everything(const NodeParts& parts, const RestInterface& rest, const std::string& id,
                                     const Asker& asker, fhir::Document& into) {
    HttpRequest request;
    request.method = "GET";
    request.path = "/Patient/" + id + "/$everything";
    auto view = PolicyView::of_own_clinician(parts);
    const auto response = rest.handle(request, view.may_disclose());
    auto record = audit_of(parts, asker, AuditedAction::disclose, view);
    record.patient_id = id;
    if (auto written = parts.audit.append(record); !written) return written;
    if (response.status != kOk) return {};
    const auto bundle = fhir::parse_json(response.body);
    if (!bundle) return tl::unexpected(bundle.error());
    const fhir::Node* entries = bundle->root().find("entry");
    if (entries == nullptr) return {};
    const bool is_first = into.root().find("entry") == nullptr;
    for (const fhir::Node& entry : entries->items()) {
        const fhir::Node* resource = entry.find("resource");
        if (!is_first && resource != nullptr && resource->text_of("resourceType") == "Patient") continue;
        into.edit().append_copy("entry", entry);
    }
    return {};
}

}  // namespace

fhir::Result<FoundPeople> find_here(const NodeParts& parts, const RestInterface& rest, const PatientQuestion& question,
                                    const Asker& asker) {
    auto view = PolicyView::of_own_clinician(parts);
    const auto response = rest.handle(search_for(question, parts.configuration), view.may_disclose());
    if (auto written = parts.audit.append(audit_of(parts, asker, AuditedAction::query, view)); !written)
        return tl::unexpected(written.error());
    if (response.status != kOk) return tl::unexpected(first_issue(response));
    const auto searchset = fhir::parse_json(response.body);
    if (!searchset) return tl::unexpected(searchset.error());
    FoundPeople found;
    found.too_many = has_next_page(searchset->root());
    const fhir::Node* entries = searchset->root().find("entry");
    if (entries == nullptr) return found;
    for (const fhir::Node& entry : entries->items()) {
        const fhir::Node* patient = entry.find("resource");
        if (patient == nullptr || patient->text_of("resourceType") != "Patient") continue;
        Person person = person_of(*patient, parts.configuration.institution_name);
        person.local_ids.emplace_back(patient->text_of("id"));
        add_person(found.people, std::move(person));
    }
    return found;
}

fhir::Result<void> write_receipts(const NodeParts& parts, const std::vector<std::string>& answered,
                                  const Asker& asker) {
    const auto nothing_decided = PolicyView::of_own_clinician(parts);
    for (const auto& institution : answered) {
        auto record = audit_of(parts, asker, AuditedAction::receive, nothing_decided);
        record.source_institution = institution;
        if (auto written = parts.audit.append(record); !written) return written;
    }
    return {};
}

std::string history_line(std::string_view number, std::string_view name, std::string_view state,
                         std::string_view bundle) {
    fhir::Document document;
    auto line = document.edit();
    line.object("hospital").set_string("number", number).set_string("name", name);
    line.set_string("state", state);
    std::string text = fhir::write_json(document.root());
    if (!bundle.empty()) {
        text.pop_back();
        text.append(",\"bundle\":").append(bundle).append("}");
    }
    return text.append("\n");
}

fhir::Result<std::string> read_here(const NodeParts& parts, const RestInterface& rest, const Person& person,
                                    const Asker& asker) {
    const NodeConfiguration& node = parts.configuration;
    fhir::Document whole("Bundle");
    whole.edit().set_string("type", "searchset");
    // Who is known elsewhere only leaves a trace here all the same: somebody asked.
    if (person.local_ids.empty())
        if (auto written = write_question(parts, asker); !written) return tl::unexpected(written.error());
    for (const std::string& id : person.local_ids)
        if (auto read = append_everything(parts, rest, id, asker, whole); !read) return tl::unexpected(read.error());
    const bool has_entries = whole.root().find("entry") != nullptr;
    return history_line(node.institution_number, node.institution_name, has_entries ? "answered" : "nothing",
                        has_entries ? fhir::write_json(whole.root()) : std::string());
}

}  // namespace kakehashi::gateway::clinician
