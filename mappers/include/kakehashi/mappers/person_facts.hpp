#pragma once

#include <string>
#include <vector>

#include "kakehashi/mappers/conversion.hpp"

/// What the facts about persons are made of. Conventions as in facts.hpp.
namespace kakehashi::mappers {

/// A standard code and the source's words for it.
struct CodedText {
    std::string code;
    std::string text;
};

/// A code of any code system. `system` is its name as HL7 table 0396 has it (LN, SCT, JJ1017, JC10, HOT9, 99XYZ); a
/// name that no standard has is the institution's own; a URI stands for itself.
struct CodingFact {
    std::string system;
    std::string code;
    std::string text;
};
struct ConceptFact {
    std::vector<CodingFact> codings;
    std::string text;

    [[nodiscard]] bool empty() const { return codings.empty() && text.empty(); }
};

/// One name of a person. `family` without `given` is written with the whole in text and reported `name-unsplit`.
struct NameFact {
    std::string representation;  ///< IDE (kanji), SYL (kana), ABC (latin)
    std::string family;
    std::string given;  ///< with second names, if there are: JP_HumanName has one
    std::string prefix{};
    std::string suffix{};
};

/// A doctor or another person who is named beside a fact.
struct DoctorFact {
    std::string number;  ///< the institution's own
    std::vector<NameFact> names;
    Origins origins;
};

/// A number or address to reach somebody by.
struct TelecomFact {
    std::string system;  ///< phone, fax, email, …; phone when empty
    std::string use;     ///< home, work, mobile, or empty
    std::string value;
};

/// A number that somebody else gave to the patient.
struct IdentifierFact {
    std::string value;
    CodedText type;  ///< HL7 0203; only the text when the code is another's
    std::string assigner;
    std::string system{};  ///< URI of the numbers that it is one of
};

/// Who belongs to the patient, or whom to call.
struct ContactFact {
    NameFact name;
    CodedText relationship;  ///< HL7 0063; only the text when the code is another's
    CodedText role;          ///< HL7 0131
    std::string gender;
    std::string address_text;
    std::string postal_code;
    std::vector<TelecomFact> telecoms;
    std::string organization;
    std::string start;
    std::string end;
    Origins origins;
};

}  // namespace kakehashi::mappers
