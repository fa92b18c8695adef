#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kakehashi/fhir/issue.hpp"
#include "kakehashi/gateway/directive.hpp"
#include "kakehashi/gateway/policy.hpp"
#include "kakehashi/gateway/search.hpp"
#include "kakehashi/gateway/store.hpp"

/// The policy applied to what is in the store.
namespace kakehashi::gateway {

/// What a stored resource is. A Bundle of allergies or of results holds two categories: the first of categories_of.
/// Resources of no patient are `directory`; a resource that A1 does not name (Encounter, Coverage, …) is `text`.
/// Source: exchange policy A1
[[nodiscard]] Category category_of(const ResourceMetadata& metadata);
/// All categories that a resource may hold: disclosed only when each may be.
[[nodiscard]] std::vector<Category> categories_of(const ResourceMetadata& metadata);
[[nodiscard]] Tags tags_of(const ResourceMetadata& metadata);
/// Labels of unknown systems or codes count as very restricted. Source: exchange policy A6
[[nodiscard]] Confidentiality confidentiality_of(const ResourceMetadata& metadata);

/// Who asks, why and on what grounds: the same for every resource of one request.
struct PolicyContext {
    LegalProfile legal_profile = LegalProfile::current_2025;
    Action action = Action::disclose;
    Purpose purpose = Purpose::other;
    Recipient recipient = Recipient::other;
    Relation relation = Relation::none;
    Assurance assurance;
    Emergency emergency = Emergency::absent;
    IdentityState identity = IdentityState::unverified;
    DataPermit permit;
    bool audit_writable = false;
    bool feed_notice_given = false;
    std::chrono::seconds directive_age = std::chrono::hours{24};  ///< of what the DirectiveSource gives; 0 when local
    std::string recipient_institution;                            ///< 10 digits
    std::string instant;                                          ///< now, UTC
};

/// The directives of one patient (logical id). An error is taken as a stop.
using DirectiveSource = std::function<fhir::Result<std::vector<Directive>>(std::string_view patient_id)>;

/// How often a rule decided on records of one patient: what the audit record says.
struct DecisionCount {
    std::string patient_id;  ///< "" for resources of no patient
    std::string_view rule;
    Outcome outcome = Outcome::deny;
    std::size_t count = 0;  ///< of different resources
};

/// Decides on every resource of one request and remembers it. Made for a request, used by one thread.
class Disclosure {
public:
    Disclosure(PolicyContext context, DirectiveSource directives);

    /// Decides; the same resource version gets the same decision. A record that the recipient's institution wrote
    /// itself is decided on as for `origin`, and `origin` is only whoever wrote the record.
    const Decision& decide(const ResourceMetadata& metadata);
    /// For search and REST; refers to this object.
    [[nodiscard]] MayDisclose may_disclose();

    /// Sums over all decisions so far, ordered by patient and rule.
    [[nodiscard]] std::vector<DecisionCount> counts() const;
    /// What DirectiveSource said when it failed first: the answer is poorer than it should be.
    [[nodiscard]] const std::optional<fhir::Issue>& failure() const { return failure_; }

private:
    struct Remembered {
        std::string patient_id;
        Decision decision;
    };
    [[nodiscard]] DecisionInput input_of(const ResourceMetadata& metadata, Category category);
    [[nodiscard]] DirectiveState directives_on(const ResourceMetadata& metadata, Category category);

    PolicyContext context_;
    DirectiveSource source_;
    std::map<std::string, std::vector<Directive>, std::less<>> directives_;  // by patient id
    std::map<std::string, Remembered> decided_;                              // by "Type/id/version"
    std::optional<fhir::Issue> failure_;
};

}  // namespace kakehashi::gateway
