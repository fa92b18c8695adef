#include "fhir/japanese_claims.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <string>

#include "fhir/messages.hpp"
#include "fhir/records.hpp"

namespace kakehashi::mappers::bundles {
namespace {

using kakehashi::fhir::Issue;
using kakehashi::fhir::IssueSeverity;
using kakehashi::fhir::IssueType;
using kakehashi::fhir::Node;

constexpr std::string_view kCore = "http://jpfhir.jp/fhir/core/StructureDefinition/";
constexpr std::string_view kJapanese = "http://jpfhir.jp/fhir/";

struct CoreProfile {
    std::string_view type, name;
};
// Source: JP Core 1.1.2, the profile of each type that is not for one purpose (injections, endoscopy …); sorted.
constexpr std::array kCoreProfiles{
    CoreProfile{"AllergyIntolerance", "JP_AllergyIntolerance"},
    CoreProfile{"Condition", "JP_Condition"},
    CoreProfile{"Coverage", "JP_Coverage"},
    CoreProfile{"DiagnosticReport", "JP_DiagnosticReport_Common"},
    CoreProfile{"Encounter", "JP_Encounter"},
    CoreProfile{"FamilyMemberHistory", "JP_FamilyMemberHistory"},
    CoreProfile{"Immunization", "JP_Immunization"},
    CoreProfile{"Location", "JP_Location"},
    CoreProfile{"Medication", "JP_Medication"},
    CoreProfile{"MedicationAdministration", "JP_MedicationAdministration"},
    CoreProfile{"MedicationDispense", "JP_MedicationDispense"},
    CoreProfile{"MedicationRequest", "JP_MedicationRequest"},
    CoreProfile{"Observation", "JP_Observation_Common"},
    CoreProfile{"Organization", "JP_Organization"},
    CoreProfile{"Patient", "JP_Patient"},
    CoreProfile{"Practitioner", "JP_Practitioner"},
    CoreProfile{"PractitionerRole", "JP_PractitionerRole"},
    CoreProfile{"Procedure", "JP_Procedure"},
    CoreProfile{"Specimen", "JP_Specimen"},
};

bool claims_japanese(const Node& resource) {
    const Node* meta = resource.find("meta");
    const Node* profiles = meta ? meta->find("profile") : nullptr;
    return profiles &&
           std::ranges::any_of(profiles->items(), [](const Node& each) { return each.text().starts_with(kJapanese); });
}

/// What a resource could claim; "" when there is no such profile or it claims a Japanese one already.
std::string candidate_of(const Node& resource) {
    if (claims_japanese(resource)) return {};
    const std::string_view type = resource.text_of("resourceType");
    std::string name(kCore);
    if (type == "Observation" && kind_of_record(resource) == UnitKind::vital_signs)
        return name.append("JP_Observation_VitalSigns");
    if (type == "Observation" && resource.find("category") && kind_of_record(resource) == UnitKind::laboratory)
        return name.append("JP_Observation_LabResult");
    const auto* row = std::ranges::lower_bound(kCoreProfiles, type, {}, &CoreProfile::type);
    return row != kCoreProfiles.end() && row->type == type ? name.append(row->name) : std::string();
}

class Claims {
public:
    Claims(std::vector<std::optional<R4Resource>>& resources, const Names& names, const Context& context)
        : resources_(resources), names_(names), context_(context), states_(resources.size(), State::open) {}

    /// What the resources at hand meet first, and then, until nothing changes, those go whose targets do not.
    void decide() {
        for (std::size_t i = 0; i < resources_.size(); ++i) judge(i);
        for (bool is_changed = true; is_changed;) {
            is_changed = false;
            for (std::size_t i = 0; i < resources_.size(); ++i) is_changed = drop(i) || is_changed;
        }
        for (std::size_t i = 0; i < resources_.size(); ++i)
            if (states_[i] == State::meets)
                resources_[i]->document.edit().object("meta").append_string("profile", candidates_.at(i));
    }

    void tell(kakehashi::fhir::Report& report) const {
        struct Count {
            std::size_t claim = 0, all = 0;
            std::string why;
        };
        std::map<std::string, Count> counts;
        for (const auto& [index, profile] : candidates_) {
            Count& count = counts[profile];
            ++count.all;
            if (states_[index] == State::meets) ++count.claim;
            if (const auto why = reasons_.find(index); why != reasons_.end() && count.why.empty())
                count.why = why->second;
        }
        for (const auto& [profile, count] : counts)
            report.push_back(kakehashi::fhir::make_issue(
                IssueSeverity::information, IssueType::informational, messages::kClaims, "meta.profile",
                {profile, std::to_string(count.claim), std::to_string(count.all),
                 count.why.empty() ? "-" : count.why}));
    }

private:
    enum class State : std::uint8_t { open, meets, fails };

    void judge(std::size_t index) {
        if (!resources_[index]) return;
        std::string profile = candidate_of(resources_[index]->document.root());
        if (profile.empty()) return;
        const auto fault = context_.find_fault(resources_[index]->document, profile);
        states_[index] = fault || !patient_elsewhere_claims(*resources_[index]) ? State::fails : State::meets;
        if (states_[index] == State::fails)
            reasons_.emplace(index, fault ? fault->rule + " " + fault->expression
                                          : "reference to a Patient that does not meet its own");
        candidates_.emplace(index, std::move(profile));
    }

    /// A Patient of another input is the one that the institution knows, as it was taken over.
    bool patient_elsewhere_claims(const R4Resource& resource) const {
        const Owner owner = owner_of(resource, names_);
        if (owner.elsewhere.empty()) return true;
        const auto known =
            context_.find_patient ? context_.find_patient(number_elsewhere(resource, owner.elsewhere)) : std::nullopt;
        return known && claims_japanese(known->patient->root());
    }

    bool drop(std::size_t index) {
        if (states_[index] != State::meets) return false;
        std::vector<std::size_t> targets = resources_[index]->targets;
        if (const Owner owner = owner_of(*resources_[index], names_); owner.patient) targets.push_back(*owner.patient);
        for (const std::size_t target : targets) {
            if (states_[target] != State::fails) continue;
            states_[index] = State::fails;
            reasons_.emplace(index, "reference to a " + names_.of(target).type + " that does not meet its own");
            return true;
        }
        return false;
    }

    std::vector<std::optional<R4Resource>>& resources_;
    const Names& names_;
    const Context& context_;
    std::vector<State> states_;
    std::map<std::size_t, std::string> candidates_;
    std::map<std::size_t, std::string> reasons_;
};

}  // namespace

void claim_japanese_profiles(std::vector<std::optional<R4Resource>>& resources, const Names& names,
                             const Context& context, kakehashi::fhir::Report& report) {
    if (!context.find_fault) return;
    Claims claims(resources, names, context);
    claims.decide();
    claims.tell(report);
}

}  // namespace kakehashi::mappers::bundles
