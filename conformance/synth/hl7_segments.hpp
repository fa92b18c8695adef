#pragma once

#include <array>
#include <string>
#include <string_view>

#include "world.hpp"

/// The segments that SS-MIX2 (hospital A) and HL7 v2.5 messages (hospital B) share, as UTF-8 with CR at their ends.
/// Source: vendor exports digest, sections 2.4 to 2.14 and appendix A; JAHIS data exchange conventions
namespace kakehashi::synth {

struct MessageHead {
    std::string_view event;  ///< "ADT^A08^ADT_A01"
    Moment time;
    std::string control_id;
};

[[nodiscard]] std::string msh(const Chart& chart, const MessageHead& head);
[[nodiscard]] std::string evn(Moment recorded, Moment happened);
/// The whole PID with address and phone.
[[nodiscard]] std::string pid(const Chart& chart);
[[nodiscard]] std::string in1(const Chart& chart);
[[nodiscard]] std::string pv1_snapshot(const Department& department);
[[nodiscard]] std::string pv1_visit(const Encounter& encounter, bool discharged);
[[nodiscard]] std::string iam_segments(const Chart& chart);
[[nodiscard]] std::string prb_segments(const Chart& chart);
/// ORC RXE TQ1 RXR for each drug; `control` is ORC-1: NW, CA.
[[nodiscard]] std::string rx_segments(const Prescription& prescription, std::string_view control);
/// What is mixed on the day of admission: the order of an injection, and ORC RXE TQ1 RXR RXC… of it.
struct InjectedDrug {
    std::string_view code, name, amount, unit, unit_name;  ///< HOT9; MERIT-9
};
inline constexpr std::array<InjectedDrug, 2> kInjectedDrugs{
    InjectedDrug{"199990101", "見本輸液５００ｍＬ", "500", "ML", "ｍＬ"},
    InjectedDrug{"199990202", "見本注射用１ｇ", "1", "VIL", "バイアル"}};
[[nodiscard]] std::string injection_order(const Chart& chart, const Encounter& encounter);
[[nodiscard]] std::string injection_segments(const Encounter& encounter, const std::string& order);
/// SPM OBR ORC OBX… for each specimen of the report.
[[nodiscard]] std::string laboratory_segments(const LabReport& report, const std::vector<LabResult>& results);
/// OBR OBX… with MDC codes. Source: IHE PCD-01
[[nodiscard]] std::string vital_segments(const VitalSigns& signs);

}  // namespace kakehashi::synth
