#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kakehashi/fhir/issue.hpp"

/// The ZIP in which checkup files are handed in. Source: vendor-exports.md 5.1
namespace kakehashi::mappers::cda {

/// What a file of the submission is, by the letter and the folder that the guide gives it.
enum class MemberKind : std::uint8_t {
    document,  ///< DATA/h….xml
    index,     ///< ix08_V08.xml
    summary,   ///< su08_V08.xml: amounts
    claim,     ///< CLAIMS/c….xml: billing
    schema,    ///< XSD/
    other,
};

struct Member {
    std::string name;  ///< below the submission's own folder: "DATA/h1319….xml"
    MemberKind kind = MemberKind::other;
    std::string bytes;
};

[[nodiscard]] bool is_zip(std::string_view bytes);
/// The files in the order of the archive; schemas without their bytes.
/// @return Issue `invalid` (broken), `security` (a link, a path that leads out), `too_long`
[[nodiscard]] fhir::Result<std::vector<Member>> read_submission(std::string_view bytes);

}  // namespace kakehashi::mappers::cda
