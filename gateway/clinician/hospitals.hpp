#pragma once

#include <string>
#include <vector>

#include "clinician/person.hpp"
#include "kakehashi/gateway/node_parts.hpp"
#include "kakehashi/gateway/rest.hpp"

/// The hospitals behind a clinician's question: this one from its store, the others by asking their nodes.
namespace kakehashi::gateway::clinician {

/// What a clinician may search by; empty fields are not given.
struct PatientQuestion {
    std::string insured_number;
    std::string name;
    std::string birth_date;
    std::string patient_number;  ///< this hospital's own
};

/// The person who asks, for the audit and the assertions.
struct Asker {
    std::string practitioner;  ///< id inside this institution
    std::string address;       ///< of the browser
};

struct FoundPeople {
    std::vector<Person> people;
    bool too_many = false;
};

/// This hospital's patients. Blocks; the audit is written before it returns.
/// @return Issue fatal: store or audit refused; else what was wrong with the question
[[nodiscard]] fhir::Result<FoundPeople> find_here(const NodeParts& parts, const RestInterface& rest,
                                                  const PatientQuestion& question, const Asker& asker);

/// Adds whom the other hospitals know by this insured number. A hospital that does not answer adds nobody.
[[nodiscard]] asio::awaitable<void> add_from_peers(const NodeParts& parts, std::string insured, Asker asker,
                                                   FoundPeople& into);

/// One line of a history: `{"hospital":{…},"state":"answered","bundle":{…}}`, with its line end.
/// @param bundle  compact JSON, or "" for none
[[nodiscard]] std::string history_line(std::string_view number, std::string_view name, std::string_view state,
                                       std::string_view bundle = {});

/// This hospital's line. Blocks; the audit is written before it returns.
[[nodiscard]] fhir::Result<std::string> read_here(const NodeParts& parts, const RestInterface& rest,
                                                  const Person& person, const Asker& asker);

/// What the other hospitals said.
struct PeerLines {
    std::string lines;                  ///< in the order of the configuration
    std::vector<std::string> answered;  ///< institution numbers of those who gave something
};
/// All are asked at the same time.
[[nodiscard]] asio::awaitable<PeerLines> read_from_peers(const NodeParts& parts, Person person, Asker asker);

/// That records of these institutions came in for `asker`. Blocks; durable when it returns.
/// Source: exchange-policy A7 (receipt)
[[nodiscard]] fhir::Result<void> write_receipts(const NodeParts& parts, const std::vector<std::string>& answered,
                                                const Asker& asker);

}  // namespace kakehashi::gateway::clinician
