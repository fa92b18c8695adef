#pragma once

#include <string>
#include <string_view>

#include "conversion_questions.hpp"
#include "kakehashi/mappers/orca.hpp"

/// Answers of the API about one invented patient.
namespace kakehashi::mappers::orca {

inline Context reader() {
    Context context;
    context.institution_number = "1319999991";
    context.institution_name = "架橋第一病院";
    return context;
}

inline constexpr std::string_view kHead =
    R"("Information_Date":"2024-03-11","Information_Time":"10:15:00","Api_Result":"00","Api_Result_Message":"処理終了",)";

/// `{"<root>": {head, members}}`
inline std::string answer(std::string_view root, std::string_view members) {
    return "{\"" + std::string(root) + "\":{" + std::string(kHead) + std::string(members) + "}}";
}

inline Conversion convert(std::string_view bytes, const Context& context = reader()) {
    return convert_orca({.name = "answer.json", .bytes = std::string(bytes)}, context);
}

}  // namespace kakehashi::mappers::orca
