#pragma once

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
    std::string place_prefix;     ///< of every place: the member of an archive, or ""
    std::string recorded;         ///< ClinicalDocument/effectiveTime
    PatientFact patient;          ///< the known patient, or what recordTarget says
    InstitutionFact institution;  ///< that wrote the document

    void note(fhir::IssueSeverity severity, const fhir::Message& row, std::string_view place,
              std::initializer_list<std::string_view> arguments = {});
    /// A TS element's value as FHIR dateTime; "" when there is none.
    std::string time(xml::Element* element, std::string_view target, std::string_view place);
};

/// recordTarget as facts. @return false when the document is nobody's; the report says why
bool read_patient(Mapping& mapping);
/// author/assignedAuthor/representedOrganization. @return false when it is another institution than the context's
bool read_institution(Mapping& mapping);
/// The id of `organization` that is an institution's ten digits, or nullptr.
[[nodiscard]] xml::Element* find_institution_id(xml::Element& organization);
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

/// Why a value is ignored on purpose, or "". Source: vendor-exports.md appendix B
[[nodiscard]] std::string_view ignored_reason(const std::vector<std::string_view>& path, const xml::Leaf& leaf);

}  // namespace kakehashi::mappers::cda
