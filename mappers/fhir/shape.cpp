#include "fhir/shape.hpp"

#include <algorithm>
#include <set>

#include "fhir/messages.hpp"

namespace kakehashi::mappers::bundles {
namespace {

using kakehashi::fhir::IssueSeverity;
using kakehashi::fhir::IssueType;
using kakehashi::fhir::Message;
using kakehashi::fhir::Node;
using kakehashi::fhir::Report;

constexpr std::string_view kPatientNumber = "urn:oid:1.2.392.100495.20.3.51.1";
// The form of the eReferral and eCheckup packages of 2023 and before.
constexpr std::string_view kPatientNumberBefore = "urn:oid:1.2.392.200119.6.102.1";
constexpr std::string_view kInsuredPerson = "http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID";
constexpr std::string_view kPublicPayer = "http://jpfhir.jp/fhir/clins/Idsystem/JP_PublicPayer_memberID";

bool digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

struct Refusals {
    Report& report;

    void add(IssueType code, const Message& message, std::string place,
             std::initializer_list<std::string_view> arguments = {}) const {
        report.push_back(kakehashi::fhir::make_issue(IssueSeverity::error, code, message, place, arguments));
    }
};

std::span<const Node> entries_of(const Node& root) {
    const Node* entries = root.find("entry");
    return entries ? entries->items() : std::span<const Node>();
}

bool claims(const Node& root, std::string_view part) {
    const Node* meta = root.find("meta");
    const Node* profiles = meta ? meta->find("profile") : nullptr;
    if (!profiles) return false;
    const auto items = profiles->items();
    return std::any_of(items.begin(), items.end(), [&](const Node& profile) {
        return profile.text().starts_with("http://jpfhir.jp/fhir/") &&
               profile.text().find(part) != std::string_view::npos;
    });
}

/// The FHIR version whose form the resource has, when it is certainly not R4; "" otherwise.
std::string_view foreign_version(const Node& resource) {
    const std::string_view type = resource.text_of("resourceType");
    const auto has = [&](std::string_view name) { return resource.find(name) != nullptr; };
    const auto is = [&](std::string_view name, bool (Node::*kind)() const) {
        const Node* member = resource.find(name);
        return member && (member->*kind)();
    };
    if (type == "Condition" || type == "AllergyIntolerance")
        if (is("clinicalStatus", &Node::is_string) || is("verificationStatus", &Node::is_string)) return "STU3";
    if (type == "ImagingStudy" && has("uid")) return "STU3";
    if (type == "Patient" && has("animal")) return "STU3";
    if ((type == "Observation" || type == "MedicationRequest" || type == "DiagnosticReport") && has("context"))
        return "STU3";
    if (type == "Encounter" && is("class", &Node::is_array)) return "R5";
    if (type == "MedicationRequest" && has("medication")) return "R5";
    return {};
}

bool has_modifier_extension(const Node& node) {
    for (const auto& member : node.members())
        if (member.name == "modifierExtension" || has_modifier_extension(member.value)) return true;
    for (const Node& item : node.items())
        if (has_modifier_extension(item)) return true;
    return false;
}

/// Each entry: a resource with a type and a fullUrl of its own, in R4 form.
bool entries_are_sound(std::span<const Node> entries, const Refusals& refuse) {
    std::set<std::string_view> urls;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const std::string place = "Bundle.entry[" + std::to_string(i) + "]";
        const Node* resource = entries[i].find("resource");
        const std::string_view type = resource ? resource->text_of("resourceType") : std::string_view();
        const std::string_view url = entries[i].text_of("fullUrl");
        if (type.empty() || url.empty()) {
            refuse.add(IssueType::structure, messages::kEntryShape, place, {type.empty() ? "resource" : "fullUrl"});
            return false;
        }
        if (!urls.insert(url).second) {
            refuse.add(IssueType::duplicate, messages::kFullUrlTwice, place);
            return false;
        }
        if (const auto version = foreign_version(*resource); !version.empty()) {
            refuse.add(IssueType::not_supported, messages::kVersion, place, {type, version});
            return false;
        }
    }
    return true;
}

UnitKind kind_of_observation(const Node& observation) {
    const Node* categories = observation.find("category");
    if (!categories) return UnitKind::laboratory;
    for (const Node& category : categories->items())
        if (const Node* codings = category.find("coding"))
            for (const Node& coding : codings->items())
                if (coding.text_of("code") == "vital-signs" || coding.text_of("code") == "body-measurement")
                    return UnitKind::vital_signs;
    return UnitKind::laboratory;
}

std::optional<UnitKind> kind_of(const Node& resource) {
    const std::string_view type = resource.text_of("resourceType");
    if (type == "Patient" || type == "Coverage") return UnitKind::patient;
    if (type == "Condition") return UnitKind::condition;
    if (type == "AllergyIntolerance") return UnitKind::allergy;
    if (type == "Observation") return kind_of_observation(resource);
    if (type == "MedicationRequest") return UnitKind::prescription;
    if (type == "ImagingStudy") return UnitKind::imaging;
    if (type == "Encounter") return UnitKind::encounter;
    return std::nullopt;
}

/// The one kind of a collection. Source: JP-CLINS, one Bundle holds the Patient and resources of one type
std::optional<UnitKind> kind_of_collection(std::span<const Node> entries, const Refusals& refuse) {
    UnitKind kind = UnitKind::patient;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const Node& resource = *entries[i].find("resource");
        const auto here = kind_of(resource);
        const bool fits = here && (*here == UnitKind::patient || kind == UnitKind::patient || kind == *here);
        if (!fits) {
            refuse.add(IssueType::structure, messages::kTypesMixed, "Bundle.entry[" + std::to_string(i) + "]",
                       {resource.text_of("resourceType")});
            return std::nullopt;
        }
        if (*here != UnitKind::patient) kind = *here;
    }
    return kind;
}

/// Fills patient, patient_number and, from its system, institution_number.
bool find_patient(std::span<const Node> entries, BundleShape& shape, const Refusals& refuse) {
    std::size_t patients = 0;
    for (const Node& entry : entries)
        if (entry.find("resource")->text_of("resourceType") == "Patient" && ++patients == 1)
            shape.patient = entry.find("resource");
    if (patients != 1) {
        refuse.add(IssueType::structure, messages::kPatientCount, "Bundle.entry", {std::to_string(patients)});
        return false;
    }
    const Node* identifiers = shape.patient->find("identifier");
    std::string_view insured;
    for (const Node& identifier : identifiers ? identifiers->items() : std::span<const Node>()) {
        const std::string_view system = identifier.text_of("system");
        const std::string_view value = identifier.text_of("value");
        for (const std::string_view prefix : {kPatientNumber, kPatientNumberBefore})
            if (shape.patient_number.empty() && system.starts_with(prefix) && digits(system.substr(prefix.size())) &&
                system.size() == prefix.size() + 10) {
                shape.patient_number = value;
                shape.institution_number = system.substr(prefix.size());
            }
        if (system == kInsuredPerson || system == kPublicPayer) insured = value;
    }
    if (shape.patient_number.empty()) shape.patient_number = insured;
    if (shape.patient_number.empty()) refuse.add(IssueType::required, messages::kPatientUnknown, "Patient.identifier");
    return !shape.patient_number.empty();
}

/// The institution that the Bundle says it is from, when it says so.
void find_institution(const Node& root, const Context& context, BundleShape& shape, Report& report) {
    const Node* identifier = root.find("identifier");
    const std::string_view id = identifier ? identifier->text_of("value") : std::string_view();
    if (is_bundle_id(id)) shape.institution_number = id.substr(0, 10);
    if (shape.institution_number.empty()) shape.institution_number = context.institution_number;
    if (shape.institution_number.empty()) shape.institution_number = kNoInstitution;
    if (!context.institution_number.empty() && context.institution_number != shape.institution_number)
        report.push_back(kakehashi::fhir::make_issue(IssueSeverity::warning, IssueType::business_rule,
                                                     messages::kInstitutionMismatch, "Bundle.identifier"));
}

}  // namespace

bool is_bundle_id(std::string_view text) {
    if (text.size() < 17 || text.size() > 52 || !digits(text.substr(0, 10)) || text[10] != '^' ||
        !digits(text.substr(11, 4)) || text[15] != '^')
        return false;
    const std::string_view local = text.substr(16);
    return std::all_of(local.begin(), local.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-';
    });
}

bool is_japanese(const Node& root) {
    const std::string_view type = root.text_of("type");
    return root.text_of("resourceType") == "Bundle" && (type == "document" || type == "collection") && claims(root, "");
}

std::optional<BundleShape> read_shape(const Node& root, const Context& context, Report& report) {
    const Refusals refuse{report};
    if (const auto version = foreign_version(root); !version.empty()) {
        refuse.add(IssueType::not_supported, messages::kVersion, "", {root.text_of("resourceType"), version});
        return std::nullopt;
    }
    const std::string_view type = root.text_of("type");
    BundleShape shape;
    const auto entries = entries_of(root);
    if (!entries_are_sound(entries, refuse) || !find_patient(entries, shape, refuse)) return std::nullopt;
    if (has_modifier_extension(root)) {
        refuse.add(IssueType::extension, messages::kModifierExtension, "Bundle");
        return std::nullopt;
    }
    if (type == "document" && entries.front().find("resource")->text_of("resourceType") != "Composition") {
        refuse.add(IssueType::invariant, messages::kCompositionFirst, "Bundle.entry[0]");
        return std::nullopt;
    }
    if (type == "collection") {
        const auto kind = kind_of_collection(entries, refuse);
        if (!kind) return std::nullopt;
        shape.kind = *kind;
    }
    const Node* meta = root.find("meta");
    shape.recorded = meta ? meta->text_of("lastUpdated") : std::string_view();
    if (shape.recorded.empty()) shape.recorded = root.text_of("timestamp");
    if (shape.recorded.empty()) {
        refuse.add(IssueType::required, messages::kInstantMissing, "Bundle.timestamp");
        return std::nullopt;
    }
    shape.keeps_oids = claims(root, "eCheckup");
    find_institution(root, context, shape, report);
    return shape;
}

}  // namespace kakehashi::mappers::bundles
