#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "kakehashi/gateway/audit.hpp"
#include "kakehashi/gateway/disclosure.hpp"
#include "kakehashi/gateway/node_parts.hpp"

namespace kakehashi::gateway {

/// The insured identifier (被保険者個人識別子) of a Patient resource, or "".
[[nodiscard]] std::string insured_identifier_of_patient(const fhir::Node& patient);
/// True when the identifier has a branch: it names a person, not a family. Source: exchange-policy B5, level F
[[nodiscard]] bool names_a_person(std::string_view insured);

/// This node's records as one requester may see them, for one request; it remembers what it decided, for the audit.
/// Used by one thread at a time.
class PolicyView {
public:
    /// Another node asks, for one of its people.
    [[nodiscard]] static PolicyView of_peer(const NodeParts& parts, const ExchangeClaims& claims);
    /// A clinician of this institution asks.
    [[nodiscard]] static PolicyView of_own_clinician(const NodeParts& parts);

    PolicyView(const PolicyView&) = delete;  // its parts refer to it
    PolicyView& operator=(const PolicyView&) = delete;

    /// For search and REST; refers to this object.
    [[nodiscard]] MayDisclose may_disclose();
    /// What was decided, put into `record`: decisions, and the resource versions that were permitted.
    void describe(AuditRecord& record) const;

private:
    PolicyView(const NodeParts& parts, PolicyContext context, bool is_peer);
    [[nodiscard]] bool permits(const ResourceMetadata& metadata);
    [[nodiscard]] const std::string& insured_of(std::string_view patient_id);
    [[nodiscard]] fhir::Result<std::vector<Directive>> directives_of(std::string_view patient_id);

    const NodeParts& parts_;
    bool is_peer_;
    std::map<std::string, std::string, std::less<>> insured_;  // by patient id
    Disclosure verified_;
    Disclosure unverified_;  // for patients whose number names a family: gate G3
    std::set<std::string> permitted_;
};

}  // namespace kakehashi::gateway
