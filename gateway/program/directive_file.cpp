#include "program/directive_file.hpp"

#include <algorithm>
#include <vector>

#include "kakehashi/fhir/json.hpp"
#include "program/input_file.hpp"

namespace kakehashi::program {

namespace {

constexpr fhir::Message kNoDirectives{.id = "directives-structure",
                                      .en = "{} is neither a Bundle nor a list of Consent resources.",
                                      .ja = "{}はConsentのBundleでもリストでもありません。"};
constexpr fhir::Message kNoPatient{.id = "directive-patient",
                                   .en = "Consent number {} names no patient (patient.identifier).",
                                   .ja = "{}番目のConsentに患者(patient.identifier)がありません。"};

constexpr fhir::Message kNoConsent{.id = "directive-no-consent",
                                   .en = "Resource number {} is no Consent.",
                                   .ja = "{}番目のリソースはConsentではありません。"};
constexpr fhir::Message kIdTwice{.id = "directive-id-twice",
                                 .en = "Consent number {} has the id of one before it.",
                                 .ja = "{}番目のConsentのidは、前のConsentと同じです。"};

struct Directive {
    std::string id;
    std::string insured;
    std::string updated;
    std::string bytes;
};

std::vector<const fhir::Node*> resources_of(const fhir::Node& root) {
    std::vector<const fhir::Node*> resources;
    for (const auto& item : root.items()) resources.push_back(&item);
    if (const fhir::Node* entries = root.find("entry"))
        for (const auto& entry : entries->items())
            if (const fhir::Node* resource = entry.find("resource")) resources.push_back(resource);
    return resources;
}

std::string insured_of(const fhir::Node& consent) {
    const fhir::Node* patient = consent.find("patient");
    const fhir::Node* identifier = patient == nullptr ? nullptr : patient->find("identifier");
    return identifier == nullptr ? std::string() : std::string(identifier->text_of("value"));
}

std::string name_for(const std::string& insured, const std::vector<Directive>& before) {
    const auto place = std::ranges::count(before, insured, &Directive::insured) + 1;
    return "directive-" + insured + "-" + std::to_string(place);
}

fhir::Result<std::vector<Directive>> read_directives(const std::string& path) {
    auto bytes = read_input(path);
    if (!bytes) return tl::unexpected(bytes.error());
    const auto document = fhir::parse_json(std::move(*bytes));
    if (!document) return tl::unexpected(document.error());
    if (!document->root().is_array() && document->resource_type() != "Bundle")
        return fhir::fail(fhir::IssueType::structure, kNoDirectives, "", {path});
    std::vector<Directive> directives;
    for (const fhir::Node* consent : resources_of(document->root())) {
        const std::string number = std::to_string(directives.size() + 1);
        Directive directive{std::string(consent->text_of("id")), insured_of(*consent),
                            std::string(consent->text_of("dateTime")), fhir::write_json(*consent)};
        if (directive.insured.empty()) return fhir::fail(fhir::IssueType::required, kNoPatient, "Consent", {number});
        // A Consent without id is named by its patient and its place among the patient's own: the corrected file
        // replaces it, and never what another patient has said.
        if (directive.id.empty()) directive.id = name_for(directive.insured, directives);
        if (consent->text_of("resourceType") != "Consent")
            return fhir::fail(fhir::IssueType::structure, kNoConsent, "", {number});
        if (std::ranges::find(directives, directive.id, &Directive::id) != directives.end())
            return fhir::fail(fhir::IssueType::duplicate, kIdTwice, "Consent.id", {number});
        directives.push_back(std::move(directive));
    }
    return directives;
}

}  // namespace

fhir::Result<std::vector<std::string>> store_directives(const std::string& path, gateway::Store& store) {
    const auto directives = read_directives(path);
    if (!directives) return tl::unexpected(directives.error());
    std::vector<std::string> changed;
    for (const auto& directive : *directives) {
        const auto stored = store.directives(directive.insured);
        if (!stored) return tl::unexpected(stored.error());
        if (std::ranges::find(*stored, directive.bytes) != stored->end()) continue;
        if (auto put = store.put_directive(directive.id, directive.insured, directive.updated, directive.bytes); !put)
            return tl::unexpected(put.error());
        changed.push_back(directive.insured);
    }
    return changed;
}

}  // namespace kakehashi::program
