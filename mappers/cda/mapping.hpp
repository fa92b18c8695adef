#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "cda/v3_values.hpp"
#include "kakehashi/mappers/report_units.hpp"
#include "xml/element.hpp"

namespace kakehashi::mappers::cda {

/// One document while it is mapped.
struct Mapping {
    xml::Element& document;
    const Context& context;
    Conversion& out;
    std::string_view bytes;       ///< of the document as it came
    std::string place_prefix;     ///< of every place: the member of an archive, or ""
    std::string recorded;         ///< ClinicalDocument/effectiveTime
    PatientFact patient;          ///< the known patient, or what recordTarget says
    InstitutionFact institution;  ///< that wrote the document
    std::string confidentiality;  ///< R or V, where the document says so

    void note(fhir::IssueSeverity severity, const fhir::Message& row, std::string_view place,
              std::initializer_list<std::string_view> arguments = {});
    /// A TS element's value as FHIR dateTime; "" when there is none.
    std::string time(xml::Element* element, std::string_view target, std::string_view place);
};

/// The one recordTarget/patientRole; nullptr, and the report says why, when there is none or more than one.
[[nodiscard]] xml::Element* patient_role(Mapping& mapping);
/// Whether a patient number's root is this institution's own.
[[nodiscard]] bool is_own_number(std::string_view root, std::string_view institution);
/// administrativeGenderCode as FHIR's.
[[nodiscard]] std::string read_gender(Mapping& mapping, xml::Element& person);
/// recordTarget as facts. @return false when the document is nobody's; the report says why
bool read_patient(Mapping& mapping);
/// author/assignedAuthor/representedOrganization. @return false when it is another institution than the context's
bool read_institution(Mapping& mapping);
/// The id of `organization` that is an institution's ten digits, or nullptr.
[[nodiscard]] xml::Element* find_institution_id(xml::Element& organization);
/// Marks the parties that say once more who wrote the document or who insures the patient.
void mark_repeated_parties(Mapping& mapping);
/// A person's name below `holder` (assignedPerson), as the doctor.
[[nodiscard]] DoctorFact read_doctor(xml::Element& holder, std::string_view target);

/// Whether the document is a checkup report.
[[nodiscard]] bool is_checkup(xml::Element& document);
void map_checkup(Mapping& mapping);
/// One observation below a checkup section with all that hangs from it.
struct ItemPlace {
    std::string section;  ///< 119.6.1010
    std::string series;
};
void read_checkup_items(Mapping& mapping, xml::Element& observation, const ItemPlace& place, CheckupFact& fact);

enum class DocumentKind : std::uint8_t { referral, discharge_summary };
/// Which of the two the document is; nullopt: neither.
[[nodiscard]] std::optional<DocumentKind> document_kind(xml::Element& document);
void map_document(Mapping& mapping, DocumentKind kind);

/// What the sections of a document give.
struct DocumentParts {
    std::vector<SectionFact> sections;
    std::vector<ConditionFact> admission_diagnoses;
    ClinicalFacts facts;
};
[[nodiscard]] DocumentParts read_document_sections(Mapping& mapping, DocumentKind kind);
/// The entries of the section that becomes `target`.
void read_clinical_entries(Mapping& mapping, xml::Element& section, std::string_view target, DocumentParts& parts);
/// A section's text as lines: paragraphs, items and rows.
[[nodiscard]] std::string take_narrative(xml::Element& text);

/// Why a value is ignored on purpose, or "". Source: vendor-exports.md appendix B
[[nodiscard]] std::string_view ignored_reason(const std::vector<std::string_view>& path, const xml::Leaf& leaf);

}  // namespace kakehashi::mappers::cda
