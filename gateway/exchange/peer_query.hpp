#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "kakehashi/gateway/identity.hpp"
#include "kakehashi/gateway/node_parts.hpp"

/// Asking another node, for a clinician who treats the patient.
namespace kakehashi::gateway {

using Deadline = std::chrono::steady_clock::time_point;

/// The form of a search for one insured identifier; posted, so that it stands in no URL.
[[nodiscard]] std::string insured_search_form(std::string_view insured);

/// One patient of another hospital.
struct PeerPatient {
    std::string id;  ///< at that hospital
    PatientTraits traits;
    fhir::Document patient;
};

/// Asks a peer for the patients with that insured identifier.
/// @param practitioner  id inside this institution
/// @return the patients (none: nothing known, or nothing that may be told), or why the peer gave no answer
[[nodiscard]] asio::awaitable<fhir::Result<std::vector<PeerPatient>>> find_at_peer(
    const NodeParts& parts, const Peer& peer, std::string practitioner, std::string insured, Deadline deadline);

/// Reads all that a peer gives of one of its patients, all pages as one searchset, as compact JSON without line ends.
[[nodiscard]] asio::awaitable<fhir::Result<std::string>> read_at_peer(const NodeParts& parts, const Peer& peer,
                                                                      std::string practitioner, std::string patient_id,
                                                                      Deadline deadline);

}  // namespace kakehashi::gateway
