#include <algorithm>
#include <vector>

#include "hl7v2/messages.hpp"
#include "kakehashi/mappers/ssmix2.hpp"
#include "ssmix2/data_type_table.hpp"

namespace kakehashi::mappers::ssmix2 {
namespace {

using fhir::IssueType;
namespace messages = hl7v2::messages;

constexpr std::string_view kNoOrder = "999999999999999";

std::vector<std::string> split(std::string_view text, std::string_view separators) {
    std::vector<std::string> parts;
    for (std::size_t end = 0; end != std::string_view::npos;) {
        end = text.find_first_of(separators);
        parts.emplace_back(text.substr(0, end));
        if (end != std::string_view::npos) text.remove_prefix(end + 1);
    }
    return parts;
}

bool is_digits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// What is wrong with the parts, in English, or "".
std::string_view fault_of(const std::vector<std::string>& parts) {
    if (parts.size() != 7) return "the count differs";
    if (parts[0].empty()) return "part 1 (patient) is empty";
    if (parts[1] != "-" && (parts[1].size() != 8 || !is_digits(parts[1]))) return "part 2 is no date";
    if (parts[2].empty() || parts[2].size() > 8) return "part 3 is no data type";
    if (parts[3].empty() || parts[3].size() > 22) return "part 4 is no order number";
    if (parts[4].size() != 17 || !is_digits(parts[4])) return "part 5 is no time of 17 digits";
    if (parts[6] != "0" && parts[6] != "1" && parts[6] != "2") return "part 7 is no condition flag";
    return {};
}

}  // namespace

fhir::Result<FileName> parse_file_name(std::string_view path) {
    const auto levels = split(path, "/\\");
    const auto parts = split(levels.back(), "_");
    if (const auto fault = fault_of(parts); !fault.empty())
        return fhir::fail(IssueType::value, messages::kFileName, "file name", {fault});
    FileName name{.patient_number = parts[0],
                  .care_date = parts[1],
                  .data_type = parts[2],
                  .order_number = parts[3] == kNoOrder ? std::string() : parts[3],
                  .event_time = parts[4],
                  .department = parts[5],
                  .condition = static_cast<Condition>(parts[6].front())};
    // …/001/234/0012345/20240311/OML-11/<name>: the two levels above and the patient's must agree.
    if (levels.size() > 1 && levels[levels.size() - 2] != name.data_type &&
        find_data_type(levels[levels.size() - 2]) != nullptr)
        return fhir::fail(IssueType::conflict, messages::kTypeMismatch, "path", {"folder", "file name"});
    const bool is_in_tree =
        levels.size() > 3 && levels[levels.size() - 2] == name.data_type && levels[levels.size() - 3] == name.care_date;
    if (is_in_tree && levels[levels.size() - 4] != name.patient_number)
        return fhir::fail(IssueType::conflict, messages::kPatientMismatch, "path");
    return name;
}

}  // namespace kakehashi::mappers::ssmix2
