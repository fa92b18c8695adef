#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "kakehashi/mappers/facts.hpp"

/// Facts of a medication notebook (お薬手帳): what was handed over, and what the notebook says of its owner.
namespace kakehashi::mappers {

/// One drug as it was handed over.
struct DispensedDrugFact {
    DrugFact drug;
    CodedText prescribed_as;       ///< general name (一般名) that the prescription gave; empty: the drug's own
    VisitFact prescribed;          ///< department and doctor of the prescription
    bool told_by_patient = false;  ///< nobody but the patient says so
};

/// What one pharmacy handed over on one day, on the prescription of one institution.
struct DispenseFact {
    std::string key;          ///< stable: pharmacy, person, day, prescriber
    std::string handed_over;  ///< date
    InstitutionFact pharmacy;
    DoctorFact pharmacist;
    std::string pharmacist_phone;
    InstitutionFact prescriber;
    std::vector<DispensedDrugFact> drugs;
    Origins origins;
};

/// A drug that the patient bought or says to take.
struct OverTheCounterFact {
    std::string key;  ///< stable within the patient
    std::string text;
    std::string jan;  ///< JAN code, 8 or 13 digits
    std::string start;
    std::string end;
    bool told_by_patient = false;
    std::vector<std::string> ingredients;
    Origins origins;
};

/// What the notebook notes of its owner, as text.
struct PatientRemarkFact {
    enum class Kind : std::uint8_t { allergy, adverse_reaction, history };
    Kind kind = Kind::allergy;
    std::string text;
    Origins origins;
};

/// The notebook's own pages.
struct NotebookFact {
    std::vector<OverTheCounterFact> drugs;
    std::vector<PatientRemarkFact> remarks;
};

}  // namespace kakehashi::mappers
