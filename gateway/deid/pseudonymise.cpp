#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "deid/allow_list.hpp"
#include "deid/messages.hpp"
#include "deid/released_value.hpp"
#include "deid/resource_copier.hpp"
#include "kakehashi/gateway/deid.hpp"

namespace kakehashi::gateway {
namespace {

namespace messages = deid_messages;
using fhir::Element;

constexpr std::size_t kRootKeyBytes = 32;
constexpr std::string_view kInsuredPerson = "http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID";

/// An entry that is released.
struct ReleasedEntry {
    Element resource;
    std::string id;
    std::string full_url;
};

/// G1: what its writer gives to nobody is not released. The policy takes it out before; this is the second lock.
bool is_undelivered(const Element& resource) {
    bool found = false;
    resource.child("meta").for_each("tag",
                                    [&](const Element& tag) { found = found || tag.text_of("code") == "UNDELIVERED"; });
    return found;
}

/// The entries to release with their new names, and the names of their references.
std::vector<ReleasedEntry> name_entries(const Element& bundle, deid::Release& release) {
    std::vector<ReleasedEntry> entries;
    bundle.for_each("entry", [&](const Element& entry) {
        const Element resource = entry.child("resource");
        if (resource.type() == nullptr || !deid::is_released_type(resource.type()->name) || is_undelivered(resource))
            return;
        const std::string_view type = resource.type()->name;
        const std::string_view id = resource.text_of("id");
        const std::string_view full_url = entry.text_of("fullUrl");
        const std::string_view source = full_url.empty() ? id : full_url;
        const bool is_patient = type == "Patient";
        const std::string name = is_patient ? release.patient : release.domain.pseudonym("resource", {type, source});
        const std::string url = release.domain.uuid_urn("full-url", {type, name});
        // RULING: a relative reference ("Patient/1") is followed by type and id as well: inside one patient's unit it
        // cannot join two persons, and dropping it would lose the link to the encounter.
        if (!full_url.empty()) release.references[std::string(full_url)] = url;
        if (!id.empty()) release.references[std::string(type) + "/" + std::string(id)] = url;
        entries.push_back({.resource = resource, .id = name, .full_url = url});
    });
    return entries;
}

/// The Bundle's one patient.
fhir::Result<Element> find_patient(const Element& bundle) {
    std::vector<Element> patients;
    bundle.for_each("entry", [&](const Element& entry) {
        const Element resource = entry.child("resource");
        if (resource.type() != nullptr && resource.type()->name == "Patient") patients.push_back(resource);
    });
    if (patients.empty()) return fhir::fail(fhir::IssueType::not_found, messages::kNoPatient, "Bundle.entry");
    if (patients.size() > 1) return fhir::fail(fhir::IssueType::conflict, messages::kTwoPatients, "Bundle.entry");
    return patients.front();
}

void write_bundle_head(const Element& from, const deid::Release& release, fhir::Builder to) {
    const Element identifier = from.child("identifier");
    const std::string_view value = identifier.text_of("value");
    if (!value.empty())
        to.object("identifier")
            .set_string("system", release.system_base + ":unit")
            .set_string("value", release.domain.pseudonym("unit", {value}));
    // A document stays one; anything else (collection, transaction, …) is a collection: requests are not passed on.
    to.set_string("type", from.text_of("type") == "document" ? "document" : "collection");
    if (const auto day = deid::released_instant(from.text_of("timestamp"))) to.set_string("timestamp", *day);
}

}  // namespace

fhir::Result<std::string> patient_pseudonym(const fhir::Node& patient, const PseudonymDomain& domain) {
    std::optional<fhir::Result<std::string>> by_number;
    std::string local;
    Element::resource_at(patient).for_each("identifier", [&](const Element& identifier) {
        const std::string_view system = identifier.text_of("system");
        const std::string_view value = identifier.text_of("value");
        if (value.empty()) return;
        if (system != kInsuredPerson) {
            if (local.empty()) local = domain.pseudonym("patient-local", {system, value});
            return;
        }
        const auto fields = canonical_insured_identifier(value);
        if (!fields) {
            by_number = tl::unexpected(fields.error());
        } else if (!fields->back().empty()) {
            by_number = domain.pseudonym("patient", *fields);
        }
    });
    if (by_number) return std::move(*by_number);
    // RULING: a number without branch names a family (B5, level F): the institution's own number is used then. One
    // person may have two pseudonyms so; two persons never share one.
    if (!local.empty()) return local;
    return fhir::fail(fhir::IssueType::value, messages::kNoPersonNumber, "Patient.identifier");
}

fhir::Result<fhir::Document> pseudonymise(const fhir::Document& bundle, const DeidKeys& keys,
                                          std::string_view feed_name, DroppedElements* dropped) {
    if (keys.root.size() != kRootKeyBytes)
        return tl::unexpected(fhir::make_issue(fhir::IssueSeverity::fatal, fhir::IssueType::exception, messages::kKey,
                                               "", {std::to_string(keys.root.size())}));
    if (bundle.resource_type() != "Bundle")
        return fhir::fail(fhir::IssueType::structure, messages::kNotBundle, "");
    const Element from = Element::root_of(bundle);
    const auto patient = find_patient(from);
    if (!patient) return tl::unexpected(patient.error());
    const PseudonymDomain domain(keys, "feed:" + std::string(feed_name));
    auto pseudonym = patient_pseudonym(*patient->value(), domain);
    if (!pseudonym) return tl::unexpected(std::move(pseudonym.error()));

    deid::Release release{.domain = domain,
                          .system_base = "urn:kakehashi:feed:" + std::string(feed_name),
                          .patient = std::move(*pseudonym),
                          .birth_date = std::string(patient->text_of("birthDate")),
                          .dropped = dropped};
    const std::vector<ReleasedEntry> entries = name_entries(from, release);
    fhir::Document out("Bundle");
    fhir::Builder to = out.edit();
    write_bundle_head(from, release, to);
    for (const ReleasedEntry& entry : entries) {
        fhir::Builder target = to.append_object("entry").set_string("fullUrl", entry.full_url).object("resource");
        if (auto issue = deid::ResourceCopier(release).copy(entry.resource, entry.id, target))
            return tl::unexpected(std::move(*issue));
    }
    to.prune_empty();
    return out;
}

}  // namespace kakehashi::gateway
