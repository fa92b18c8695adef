#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kakehashi/mappers/report_units.hpp"
#include "mml/values.hpp"

namespace kakehashi::mappers::mml {

/// One document while it is mapped.
struct Mapping {
    const Context& context;
    Conversion& out;
    PatientFact patient{};  ///< the known patient, or what the document says
    std::string created{};  ///< Mml/@createDate: stands where a module has no date of its own

    void note(fhir::IssueSeverity severity, const fhir::Message& row, const std::string& place,
              std::initializer_list<std::string_view> arguments = {});
    /// A text as FHIR date or dateTime; "" when there is none.
    std::string time(const std::string& text, const std::string& place);
    /// The same, of an element's text.
    std::string time(Element* element, std::string_view target, const std::string& place);
};

/// One module with what its docInfo says of it.
struct Module {
    Element* content = nullptr;  ///< the module's root
    Element* doc_info = nullptr;
    std::string place;      ///< "MmlModuleItem[2]/TestModule"
    std::string uid;        ///< docInfo/docId/uid; "" in a bare module
    std::string suffix;     ///< tells modules of one kind below one docInfo apart
    std::string confirmed;  ///< when it was said; "" when nobody says
    std::string confidentiality;
    std::vector<std::string> replaced;  ///< uids of older editions
    VisitFact visit;                    ///< author and department
    Origins origins;

    [[nodiscard]] std::string key() const { return uid + suffix; }
};

/// docInfo: uid, dates, author, rights.
void read_doc_info(Mapping& mapping, Module& module);

/// PatientModule. @return false when it contradicts what is known of the patient already
bool read_patient_module(Mapping& mapping, Module& module, PatientFact& patient);
/// The patient number below `master_id`; "" when there is none.
std::string take_patient_number(Element* master_id);
/// HealthInsuranceModule: the insurance, and public aid.
void read_insurance_module(Mapping& mapping, Module& module, std::vector<InsuranceFact>& cards);

/// PersonalizedInfo as doctor; `department` and `facility` where they are asked for.
[[nodiscard]] DoctorFact take_doctor(Element* personalized, std::string_view target);
[[nodiscard]] CodedText take_department(const Context& context, Element* department, std::string_view target);
/// Facility: name and, when it is one, the 10-digit number.
[[nodiscard]] InstitutionFact take_facility(const Context& context, Element* facility);
/// The 10 digits that a Facility's Id names, itself or by the hospital's table; "".
[[nodiscard]] std::string institution_number_of(const Context& context, Element* facility);

struct Address {
    std::string text, postal_code, state, city, line;
};
/// The home address below `addresses`, else the first.
[[nodiscard]] Address take_address(Element* addresses, std::string_view target);
/// The first telephone below `phones`.
[[nodiscard]] std::string take_phone(Element* phones, std::string_view target);

void map_patient(Mapping& mapping, Module* module, std::vector<Module*> insurances);
void map_diagnosis(Mapping& mapping, Module& module);
void map_base_clinic(Mapping& mapping, Module& module);
void map_laboratory(Mapping& mapping, Module& module);
void map_vital_signs(Mapping& mapping, Module& module);
void map_prescription(Mapping& mapping, Module& module);
void map_referral(Mapping& mapping, Module& module);
/// ClaimModule: bundles of prescriptions; all else is billing.
void map_claim(Mapping& mapping, Module& module);

/// What a unit of that module is called. `year` of a date, or "" for lists.
[[nodiscard]] UnitHeader header_of(const Mapping& mapping, const Module& module, std::string local_id,
                                   std::string_view date);
/// Takes the older editions that `header`'s document replaces away; they were keyed by their uids.
void remove_replaced(Mapping& mapping, const Module& module, UnitKind kind, const UnitHeader& header);
/// "<patient>-<key of the module>", or with `otherwise` where a bare module has no uid.
[[nodiscard]] std::string unit_id(const Mapping& mapping, const Module& module, const std::string& otherwise);

/// Codes of a drug by their label; a code that has not the form of its label is not used.
void read_drug_code(Mapping& mapping, Element* code, const std::string& place, DrugFact& drug);
/// Unit of a drug, from MERIT-9's names or the hospital's table.
[[nodiscard]] CodedText drug_unit_of(const Context& context, const std::string& text);

/// Why a value is ignored on purpose, or "". Source: vendor-exports.md appendix B
[[nodiscard]] std::string_view ignored_reason(const std::vector<std::string_view>& path, const xml::Leaf& leaf);

}  // namespace kakehashi::mappers::mml
