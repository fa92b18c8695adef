#pragma once

#include <span>
#include <string_view>

/// What people of this world are called, have and take. Names and drug codes are invented and look so; laboratory
/// items carry their true JLAC10, because the profiles know only those.
namespace kakehashi::synth {

struct Name {
    std::string_view kanji, kana;
};

struct Department {
    std::string_view code, name;  ///< JAMI 診療科コード, 2 digits
};

struct Disease {
    std::string_view key_number, name;  ///< 病名管理番号; invented but for its shape
    std::string_view icd10;             ///< without dot
};

struct Allergen {
    std::string_view category, category_name;  ///< HL7 0127: DA, FA, EA
    std::string_view code, system, name;       ///< system: "YJ" or "99LAB"
    std::string_view manifestation;
};

struct Drug {
    std::string_view code, system, name;  ///< system: "YJ" or "HOT9"
    std::string_view unit, unit_name;     ///< MERIT-9
};

struct Usage {
    std::string_view code, text;  ///< JAMI 16 digits
    int times_a_day = 1;
};

enum class LabPanel : unsigned char { chemistry, blood_count, urine, infection };

struct LabItem {
    std::string_view jlac10;
    std::string_view name;  ///< the laboratory's own
    std::string_view local_code;
    std::string_view unit, ucum;  ///< as printed; as FHIR shall say it
    std::string_view low, high;   ///< reference range as printed; empty: none
    int decimals = 0;             ///< -1: qualitative
    int mean = 0, spread = 0;     ///< in the last decimal
    LabPanel panel = LabPanel::chemistry;

    [[nodiscard]] bool is_qualitative() const { return decimals < 0; }
    [[nodiscard]] std::string_view specimen_code() const { return jlac10.substr(9, 3); }
    [[nodiscard]] std::string_view specimen_name() const;
};

[[nodiscard]] std::span<const Name> family_names();
[[nodiscard]] std::span<const Name> given_names(bool female);
[[nodiscard]] std::span<const Department> departments();
[[nodiscard]] std::span<const Disease> diseases();
[[nodiscard]] std::span<const Allergen> allergens();
[[nodiscard]] std::span<const Drug> drugs();
[[nodiscard]] std::span<const Usage> usages();
[[nodiscard]] std::span<const LabItem> lab_items();

}  // namespace kakehashi::synth
