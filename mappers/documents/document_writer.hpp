#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "facts/unit_writer.hpp"

/// What referral, discharge summary and checkup report share. Source: jp-clins.md section 11
namespace kakehashi::mappers::facts {

/// One section: code, title, and whether the document must have it. Source: spec/data/document-sections.csv
struct SectionRow {
    std::string_view code;
    std::string_view title;
    bool is_mandatory = false;
};

struct SectionContent {
    std::string_view text;
    std::vector<std::string> entries;  ///< fullUrls
    [[nodiscard]] bool empty() const { return text.empty() && entries.empty(); }
};

struct CompositionHead {
    std::string_view profile;
    std::string_view type_code;
    std::string_view type_display;
    std::string_view title;
    std::string key;
    std::string issued;
    std::string version;
    std::vector<std::string> authors;  ///< fullUrls
    std::string custodian;             ///< fullUrl
    Origins origins;
};

/// The text that the source has for that section, or "".
[[nodiscard]] std::string_view text_of(std::span<const SectionFact> sections, std::string_view code);

/// Appends the Composition entry and gives it, without category, event and sections.
fhir::Builder add_composition(UnitWriter& writer, const CompositionHead& head);
/// Title, code, narrative (status additional) and entries into `section`.
void write_section(fhir::Builder section, const SectionRow& row, const SectionContent& content);
/// The narrative alone. `status`: additional, generated.
void write_narrative(fhir::Builder section, std::string_view text, std::string_view status);
/// Reports the texts whose section code this document does not have: nothing is dropped in silence.
void report_unknown_sections(UnitWriter& writer, std::span<const SectionFact> sections,
                             std::span<const SectionRow> known);

/// The key of an institution's or doctor's resource inside a document.
[[nodiscard]] std::string institution_key(const UnitWriter& writer, const InstitutionFact& fact);
[[nodiscard]] std::string doctor_key(const DoctorFact& fact, std::string_view institution);
void add_institution(UnitWriter& writer, const InstitutionFact& fact, std::string_view profile);
void add_doctor(UnitWriter& writer, const DoctorFact& fact, std::string_view institution, std::string_view profile);
/// A DocumentReference that carries `text` as text/plain.
std::string add_text_document(UnitWriter& writer, const std::string& key, std::string_view text);
/// The unit's own institution.
[[nodiscard]] InstitutionFact own_institution(const UnitWriter& writer);
[[nodiscard]] bool is_named(const DoctorFact& doctor);

}  // namespace kakehashi::mappers::facts
