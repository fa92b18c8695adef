#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kakehashi/mappers/report_units.hpp"
#include "xml/element.hpp"

namespace kakehashi::mappers::orca {

using xml::Element;

/// XML or JSON as one tree: a member is an element, an item of the array `X` is an `X_child`, as the XML form has it.
/// @return the tree, or Issue `not-this-format` and those of both readers
[[nodiscard]] fhir::Result<xml::Tree> read_tree(const std::string& bytes, fhir::Report& report);

/// One answer while it is mapped.
struct Mapping {
    Element& answer;  ///< the record that holds Api_Result
    const Context& context;
    Conversion& out;
    std::string recorded{};  ///< Information_Date and Information_Time

    void note(fhir::IssueSeverity severity, const fhir::Message& row, const std::string& place,
              std::initializer_list<std::string_view> arguments = {});
    /// A child's date or date-time in FHIR form, or "".
    std::string time(Element& record, std::string_view name, std::string_view target, const std::string& place);
    [[nodiscard]] UnitHeader header(std::string local_id, std::string_view date, const Origins& origins) const;
};

/// The text of a child, trimmed and marked as mapped to `target` (a literal); "" when it or the record is absent.
std::string take(Element* record, std::string_view name, std::string_view target);
[[nodiscard]] std::string peek(Element* record, std::string_view name);
/// The items of the array `name` that hold anything: arrays are padded with empty records. Source:
/// vendor-exports.md 7.1
[[nodiscard]] std::vector<Element*> items(Element* record, std::string_view name);

/// Names, birth date and sex of a record that has them under these names; the number is `number_name`'s.
struct PersonNames {
    std::string_view number;
    std::string_view name;
    std::string_view kana;
};
[[nodiscard]] PatientFact read_person(Mapping& mapping, Element& record, const PersonNames& names);
/// HealthInsurance_Information or the like as a card; `type` is empty where its class is not certain.
[[nodiscard]] InsuranceFact read_card(Mapping& mapping, Element& record, const std::string& place);
/// InsuranceMajorCategory of a provider class (保険番号, 3 digits); "" when it is not certain.
[[nodiscard]] std::string insurance_type(const Context& context, const std::string& provider_class);
/// Department by its code; the hospital's tables say its SS-MIX2 code and its name.
[[nodiscard]] CodedText read_department(const Context& context, Element& record);

/// `00001.50000` as `1.5`, `007` as `7`; anything else as it is.
[[nodiscard]] std::string plain_amount(const std::string& text);

/// Where one drug or comment line stands, and what its members are called.
struct LineNames {
    std::string_view code;
    std::string_view name;
    std::string_view amount;
    std::string_view unit;
};
/// The lines of one Rp: drugs, usage and comments. `medical_class` 21x, 22x, 23x says what the amounts are of.
struct RpHead {
    std::string number;
    std::string medical_class;
    std::string count;
    std::string place;
};
void read_rp(Mapping& mapping, const std::vector<Element*>& lines, const RpHead& head, const LineNames& names,
             std::vector<DrugFact>& drugs);
/// Whether the class is one of a prescription: 21, 22, 23, with or without a third digit.
[[nodiscard]] bool is_prescription_class(std::string_view medical_class);

void map_patient(Mapping& mapping);
void map_diseases(Mapping& mapping);
void map_prescriptions(Mapping& mapping);
void map_medical(Mapping& mapping);
/// The 10 digits of Hospital: prefecture, medical fee table, code; "" when they do not make one.
[[nodiscard]] std::string institution_of(Element& form);

/// Why a value is ignored on purpose, or "". Source: vendor-exports.md appendix B
[[nodiscard]] std::string_view ignored_reason(const std::vector<std::string_view>& path, const xml::Leaf& leaf);

}  // namespace kakehashi::mappers::orca
