#include "results/vital_codes.hpp"

#include <array>

namespace kakehashi::mappers {
namespace {

struct VitalCode {
    std::string_view system;  ///< as HL7 table 0396 spells it
    std::string_view code;    ///< JLAC10: the analyte, a prefix
    VitalSign sign;
};
// Source: vendor-exports.md 12.2; LOINC codes of the R4 vital signs profiles
constexpr std::array kCodes{
    VitalCode{"JC10", "9A751", VitalSign::systolic_pressure},
    VitalCode{"JC10", "9A752", VitalSign::systolic_pressure},
    VitalCode{"JC10", "9A755", VitalSign::systolic_pressure},
    VitalCode{"JC10", "9A761", VitalSign::diastolic_pressure},
    VitalCode{"JC10", "9A762", VitalSign::diastolic_pressure},
    VitalCode{"JC10", "9A765", VitalSign::diastolic_pressure},
    VitalCode{"JC10", "9P300", VitalSign::pulse_rate},
    VitalCode{"JC10", "9P200", VitalSign::respiratory_rate},
    VitalCode{"JC10", "9P100", VitalSign::body_temperature},
    VitalCode{"JC10", "9N001", VitalSign::body_height},
    VitalCode{"JC10", "9N006", VitalSign::body_weight},
    VitalCode{"JC10", "9N011", VitalSign::body_mass_index},
    VitalCode{"JC10", "9N016", VitalSign::waist_circumference},
    VitalCode{"MDC", "150017", VitalSign::systolic_pressure},
    VitalCode{"MDC", "150021", VitalSign::systolic_pressure},
    VitalCode{"MDC", "150301", VitalSign::systolic_pressure},
    VitalCode{"MDC", "150018", VitalSign::diastolic_pressure},
    VitalCode{"MDC", "150022", VitalSign::diastolic_pressure},
    VitalCode{"MDC", "150302", VitalSign::diastolic_pressure},
    VitalCode{"MDC", "149530", VitalSign::pulse_rate},
    VitalCode{"MDC", "149546", VitalSign::pulse_rate},
    VitalCode{"MDC", "149522", VitalSign::pulse_rate},
    VitalCode{"MDC", "147842", VitalSign::heart_rate},
    VitalCode{"MDC", "151562", VitalSign::respiratory_rate},
    VitalCode{"MDC", "150344", VitalSign::body_temperature},
    VitalCode{"MDC", "150364", VitalSign::body_temperature},
    VitalCode{"MDC", "150456", VitalSign::oxygen_saturation},
    VitalCode{"MDC", "68060", VitalSign::body_height},
    VitalCode{"MDC", "68063", VitalSign::body_weight},
    VitalCode{"MEDIS", "31001848", VitalSign::systolic_pressure},
    VitalCode{"MEDIS", "31001849", VitalSign::diastolic_pressure},
    VitalCode{"MEDIS", "31001390", VitalSign::pulse_rate},
    VitalCode{"MEDIS", "31000595", VitalSign::heart_rate},
    VitalCode{"MEDIS", "31001369", VitalSign::respiratory_rate},
    VitalCode{"MEDIS", "31001368", VitalSign::body_temperature},
    VitalCode{"MEDIS", "31000001", VitalSign::oxygen_saturation},
    VitalCode{"MEDIS", "31000298", VitalSign::body_height},
    VitalCode{"MEDIS", "31000296", VitalSign::body_weight},
    VitalCode{"LN", "8480-6", VitalSign::systolic_pressure},
    VitalCode{"LN", "8462-4", VitalSign::diastolic_pressure},
    VitalCode{"LN", "8867-4", VitalSign::heart_rate},
    VitalCode{"LN", "9279-1", VitalSign::respiratory_rate},
    VitalCode{"LN", "8310-5", VitalSign::body_temperature},
    VitalCode{"LN", "59408-5", VitalSign::oxygen_saturation},
    VitalCode{"LN", "2708-6", VitalSign::oxygen_saturation},
    VitalCode{"LN", "8302-2", VitalSign::body_height},
    VitalCode{"LN", "29463-7", VitalSign::body_weight},
    VitalCode{"LN", "3141-9", VitalSign::body_weight},
    VitalCode{"LN", "39156-5", VitalSign::body_mass_index},
    VitalCode{"LN", "8280-0", VitalSign::waist_circumference},
};

}  // namespace

std::optional<VitalSign> find_vital_sign(std::string_view system, std::string_view code) {
    // MEDIS numbers come under several names of the nursing code master; their shape is their own.
    const bool is_medis = code.size() == 8 && code.starts_with("31") && system != "JC10" && system != "LN";
    for (const VitalCode& row : kCodes) {
        if (row.system != (is_medis ? std::string_view("MEDIS") : system)) continue;
        if (row.system == "JC10" ? code.starts_with(row.code) : code == row.code) return row.sign;
    }
    return std::nullopt;
}

}  // namespace kakehashi::mappers
