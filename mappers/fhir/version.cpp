#include "fhir/version.hpp"

#include <algorithm>
#include <array>

#include "fhir/rules.hpp"
#include "kakehashi/fhir/schema.hpp"

namespace kakehashi::mappers::bundles {
namespace {

using kakehashi::fhir::Member;
using kakehashi::fhir::Node;
namespace schema = kakehashi::fhir::schema;

constexpr Versions kBeforeR4 = bit(Version::dstu2) | bit(Version::stu3);
constexpr Versions kFromR4 = bit(Version::r4) | bit(Version::r5);

struct RenamedType {
    std::string_view before, now;
    Versions versions;
};
// Sources: R4 servicerequest.html and medicationrequest.html, "changes since". A DiagnosticOrder (DSTU2) asks for
// several things in one resource, a ReferralRequest (STU3) has other elements: neither becomes a ServiceRequest.
constexpr std::array kRenamedTypes{
    RenamedType{"MedicationOrder", "MedicationRequest", bit(Version::dstu2)},
    RenamedType{"ProcedureRequest", "ServiceRequest", kBeforeR4},
};
constexpr std::array kTypesOfDstu2{"MedicationOrder", "DiagnosticOrder", "DeviceUseRequest", "ImagingObjectSelection"};
constexpr std::array kTypesFromR4{
    "CoverageEligibilityRequest", "DeviceDefinition",        "Invoice",        "MedicationKnowledge",
    "MolecularSequence",          "OrganizationAffiliation", "ServiceRequest", "VerificationResult"};

/// Where a base of a canonical names the version: "http://hl7.org/fhir/3.0/StructureDefinition/Patient".
Versions versions_of_profile(std::string_view profile) {
    struct Sign {
        std::string_view text;
        Version version;
    };
    constexpr std::array kSigns{
        Sign{"hl7.org/fhir/1.0/", Version::dstu2}, Sign{"hl7.org/fhir/3.0/", Version::stu3},
        Sign{"hl7.org/fhir/4.0/", Version::r4},    Sign{"hl7.org/fhir/5.0/", Version::r5},
        Sign{"/DSTU2/", Version::dstu2},           Sign{"/STU3/", Version::stu3},
    };
    for (const Sign& sign : kSigns)
        if (profile.find(sign.text) != std::string_view::npos) return bit(sign.version);
    return kAllVersions;
}

/// Whether an object is of the form that a `flatten` row takes apart: it has a member of that owner's.
bool has_member_of(const Node& value, std::span<const Rule> rules) {
    const Node& first = value.items().empty() ? value : value.items().front();
    return std::ranges::any_of(rules, [&](const Rule& rule) { return first.find(rule.member) != nullptr; });
}

/// A row's member tells when R4 does not know it, or not in this form.
Versions versions_of_row(const Rule& rule, const Node& value, const schema::Type& type) {
    const auto match = schema::find_element(type, rule.member);
    if (!match) return rule.versions;
    if (rule.action == Action::flatten) {
        const auto rules = rules_of(rule.argument, rule.versions == bit(Version::r5) ? Version::r5 : Version::stu3);
        return has_member_of(value, rules) ? rule.versions : kAllVersions;
    }
    const Node& first = value.is_array() && !value.items().empty() ? value.items().front() : value;
    const bool is_primitive = match.type->kind == schema::TypeKind::primitive;
    if (first.is_object() == is_primitive) return rule.versions;
    const bool stays = rule.action == Action::move && rule.target == rule.member;
    if (!is_primitive && !stays && value.is_array() != match.element->is_array()) return rule.versions;
    // A concept where this row's versions have a code: it is of another.
    return rule.action == Action::concept_of_code || rule.action == Action::coding
               ? static_cast<Versions>(kAllVersions & ~rule.versions)
               : kAllVersions;
}

Versions versions_of_member(std::string_view owner, const Member& member, const schema::Type& type) {
    Versions versions = kAllVersions;
    Versions told = 0;
    for (const auto rules : {rules_before_r4(), rules_after_r4()})
        for (const Rule& rule : std::ranges::equal_range(rules, owner, {}, &Rule::owner))
            if (rule.member == member.name) {
                const Versions here = versions_of_row(rule, member.value, type);
                if (here == kAllVersions) continue;
                told = static_cast<Versions>(told | here);
            }
    if (told != 0) versions = told;
    return versions;
}

}  // namespace

std::string_view name_of(Version version) {
    switch (version) {
        case Version::dstu2:
            return "DSTU2";
        case Version::stu3:
            return "STU3";
        case Version::r4:
            return "R4";
        case Version::r5:
            return "R5";
    }
    return "";
}

std::optional<Version> version_named(std::string_view name) {
    for (const Version version : {Version::dstu2, Version::stu3, Version::r4, Version::r5})
        if (name_of(version) == name) return version;
    return std::nullopt;
}

std::string_view r4_type_name(std::string_view type, Version version) {
    for (const RenamedType& row : kRenamedTypes)
        if (row.before == type && (row.versions & bit(version)) != 0) return row.now;
    return type;
}

Versions versions_of(const Node& resource) {
    const std::string_view name = resource.text_of("resourceType");
    Versions versions = kAllVersions;
    if (const auto* profiles = resource.find("meta") ? resource.find("meta")->find("profile") : nullptr)
        for (const Node& profile : profiles->items())
            versions = static_cast<Versions>(versions & versions_of_profile(profile.text()));
    if (std::ranges::find(kTypesOfDstu2, name) != kTypesOfDstu2.end()) return bit(Version::dstu2);
    if (std::ranges::find(kTypesFromR4, name) != kTypesFromR4.end())
        versions = static_cast<Versions>(versions & kFromR4);
    std::string_view r4_name = name;
    for (const RenamedType& row : kRenamedTypes)
        if (row.before == name) {
            versions = static_cast<Versions>(versions & row.versions);
            r4_name = row.now;
        }
    const schema::Type* type = schema::find_type(r4_name);
    if (type == nullptr) return versions;
    for (const Member& member : resource.members()) {
        const auto here = static_cast<Versions>(versions & versions_of_member(name, member, *type));
        if (here != 0) versions = here;  // one that contradicts the others is no sign but a mistake
    }
    return versions;
}

VersionChoice choose_versions(std::span<const Node* const> resources) {
    constexpr std::array kPreferred{Version::r4, Version::stu3, Version::r5, Version::dstu2};
    const auto preferred = [&](Versions versions) {
        return *std::ranges::find_if(kPreferred, [&](Version version) { return (versions & bit(version)) != 0; });
    };
    VersionChoice choice;
    std::vector<Versions> each;
    Versions all = kAllVersions;
    for (const Node* resource : resources) {
        each.push_back(versions_of(*resource));
        all = static_cast<Versions>(all & each.back());
    }
    choice.is_mixed = all == 0;
    for (const Versions versions : each) choice.of_resource.push_back(preferred(all != 0 ? all : versions));
    return choice;
}

}  // namespace kakehashi::mappers::bundles
