#include <algorithm>
#include <array>

#include "cda/consolidated/document.hpp"

namespace kakehashi::mappers::cda {
namespace {

struct IgnoredPart {
    std::string_view element;    ///< "" for every element; also what stands below
    std::string_view attribute;  ///< "" for all of them and the text
    std::string_view reason;
};
constexpr std::string_view kMinimal = "not asked for at a Japanese patient: data minimisation";
constexpr std::array kIgnored{
    IgnoredPart{"raceCode", "", kMinimal},
    IgnoredPart{"ethnicGroupCode", "", kMinimal},
    IgnoredPart{"religiousAffiliationCode", "", kMinimal},
    IgnoredPart{"birthplace", "", kMinimal},
    IgnoredPart{"setId", "", "number of the set of versions; relatedDocument says what is replaced"},
    IgnoredPart{"versionNumber", "", "each version has an id and a time of its own"},
    IgnoredPart{"languageCode", "", "language of the texts, which the filed document carries"},
    IgnoredPart{"", "nullFlavor", "says that there is no value"},
    IgnoredPart{"", "inversionInd", "structure of the CDA document only"},
    IgnoredPart{"", "institutionSpecified", "structure of the CDA document only"},
    IgnoredPart{"", "operator", "structure of the CDA document only"},
    IgnoredPart{"", "qualifier", "kind of a part of the name"},
    IgnoredPart{"", "partType", "kind of a part of the name"},
};

}  // namespace

std::string_view ignored_in_consolidated(const std::vector<std::string_view>& path, const xml::Leaf& leaf) {
    for (const IgnoredPart& row : kIgnored) {
        const bool is_here = row.element.empty() || std::ranges::find(path, row.element) != path.end();
        if (is_here && (row.attribute.empty() || row.attribute == leaf.name)) return row.reason;
    }
    if (leaf.uri == xml::kSchemaInstance) return "type of the value";
    const bool is_pointer = leaf.name == "value" && path.back() == "reference" && leaf.text.starts_with("#");
    if (is_pointer) return "points into the narrative, which the filed document has";
    return ignored_reason(path, leaf);
}

}  // namespace kakehashi::mappers::cda
