#include <algorithm>
#include <array>

#include "orca/mapping.hpp"

namespace kakehashi::mappers::orca {
namespace {

constexpr std::string_view kTransport = "transport of the answer";
constexpr std::string_view kLayout = "print layout";
constexpr std::string_view kBilling = "billing";

struct IgnoredName {
    std::string_view start;  ///< of the element's name
    std::string_view reason;
};
// Source: vendor-exports.md appendix B
constexpr std::array kIgnored{
    IgnoredName{"Information_", kTransport},
    IgnoredName{"Api_Result", kTransport},
    IgnoredName{"Reskey", kTransport},
    IgnoredName{"Request_Number", kTransport},
    IgnoredName{"Response_Number", kTransport},
    IgnoredName{"Karte_Uid", kTransport},
    IgnoredName{"Base_Date", kTransport},
    IgnoredName{"Form_", kLayout},
    IgnoredName{"Print_", kLayout},
    IgnoredName{"Printer", kLayout},
    IgnoredName{"EditPageNumber_Flg", kLayout},
    IgnoredName{"Qr_ID", "number of one print; a reprint has another"},
    IgnoredName{"InsuranceCombination_Rate", kBilling},
    IgnoredName{"Insurance_Combination_Number", kBilling},
    IgnoredName{"Insurance_Nondisplay", kBilling},
    IgnoredName{"Insurance_CheckDate", kBilling},
    IgnoredName{"HealthInsuredPerson_Assistance", kBilling},
    IgnoredName{"HealthInsuredPerson_Rate", kBilling},
    IgnoredName{"HealthInsuredPerson_Age", kBilling},
    IgnoredName{"Partial_Cost_Payment_Class", kBilling},
    IgnoredName{"Rate_", kBilling},
    IgnoredName{"Money_", kBilling},
    IgnoredName{"Reduction_Reason", kBilling},
    IgnoredName{"Discount", kBilling},
    IgnoredName{"Ic_Code", kBilling},
    IgnoredName{"Disease_Insurance_Class", kBilling},
    IgnoredName{"Generic_Flg", "whether the name is printed as general name; the code says it"},
};

}  // namespace

std::string_view ignored_reason(const std::vector<std::string_view>& path, const xml::Leaf& leaf) {
    if (leaf.name == "type") return "structure of the XML form only";
    for (const IgnoredName& row : kIgnored)
        if (path.back().starts_with(row.start)) return row.reason;
    const bool is_flag_off = path.back().ends_with("_Flg") && leaf.text == "0";
    if (is_flag_off) return "a mark that is not set";
    const bool is_padding = leaf.text.find_first_not_of(" \t\r\n\xE3\x80\x80") == std::string::npos;
    return is_padding ? "padding" : std::string_view();
}

}  // namespace kakehashi::mappers::orca
