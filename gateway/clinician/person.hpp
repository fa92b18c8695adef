#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kakehashi/fhir/builder.hpp"
#include "kakehashi/fhir/document.hpp"
#include "kakehashi/gateway/identity.hpp"

/// One person whom a clinician's search found, at one or several hospitals.
namespace kakehashi::gateway::clinician {

struct Person {
    /// Patient.id at this node; empty when only others know the person. More than one when a delivered document brought
    /// another hospital's Patient with it.
    std::vector<std::string> local_ids;
    PatientTraits traits;
    std::string kanji;  ///< "山田 太郎"
    std::string kana;
    std::vector<std::string> hospitals;  ///< names, in the order in which they answered

    /// What a session's handle stands for.
    [[nodiscard]] std::vector<std::string> to_keys() const;
    [[nodiscard]] static Person from_keys(const std::vector<std::string>& keys);
    /// Whether the other hospitals may be asked: the number names a person, not a family.
    [[nodiscard]] bool is_known_elsewhere() const;
};

/// A person as one Patient resource describes them. Name parts by the representation IDE (kanji) and SYL (kana).
[[nodiscard]] Person person_of(const fhir::Node& patient, std::string hospital);

/// Puts `found` with the person in `people` who is the same beyond doubt, or at the end.
void add_person(std::vector<Person>& people, Person found);

/// As the page takes it.
void write_person(const Person& person, const std::string& handle, fhir::Builder into);

}  // namespace kakehashi::gateway::clinician
