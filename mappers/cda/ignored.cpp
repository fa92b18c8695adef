#include <algorithm>
#include <array>

#include "cda/mapping.hpp"

namespace kakehashi::mappers::cda {
namespace {

constexpr std::string_view kStructure = "structure of the CDA document only";
constexpr std::string_view kNames = "name of the code system; its OID is read";

struct IgnoredValue {
    std::string_view element;    ///< "" for every element
    std::string_view attribute;  ///< "" for the texts, "*" for texts and attributes, also below
    std::string_view reason;
};
// Source: vendor-exports.md appendix B
constexpr std::array kIgnored{
    IgnoredValue{"typeId", "*", kStructure},
    IgnoredValue{"realmCode", "*", kStructure},
    IgnoredValue{"templateId", "*", kStructure},
    IgnoredValue{"", "classCode", kStructure},
    IgnoredValue{"", "moodCode", kStructure},
    IgnoredValue{"", "typeCode", kStructure},
    IgnoredValue{"", "determinerCode", kStructure},
    IgnoredValue{"", "contextControlCode", kStructure},
    IgnoredValue{"", "contextConductionInd", kStructure},
    IgnoredValue{"", "ID", "anchor inside the document"},
    IgnoredValue{"", "styleCode", "print layout"},
    IgnoredValue{"", "codeSystemName", kNames},
    IgnoredValue{"", "codeSystemVersion", "version of the code system's list"},
    IgnoredValue{"", "schemaLocation", "packaging"},
    IgnoredValue{"", "noNamespaceSchemaLocation", "packaging"},
};
constexpr std::array<std::string_view, 2> kCompleted{"completed", "normal"};

}  // namespace

std::string_view ignored_reason(const std::vector<std::string_view>& path, const xml::Leaf& leaf) {
    for (const IgnoredValue& row : kIgnored) {
        const bool is_below = row.attribute == "*" && std::ranges::find(path, row.element) != path.end();
        if (is_below) return row.reason;
        if (!leaf.name.empty() && row.attribute == leaf.name && (row.element.empty() || row.element == path.back()))
            return row.reason;
    }
    if (path.back() == "statusCode" && std::ranges::find(kCompleted, std::string_view(leaf.text)) != kCompleted.end())
        return "the entry is complete, as every result here";
    if (path.back() == "languageCode" && leaf.text.starts_with("ja")) return "Japanese, as every document here";
    constexpr std::string_view kAuthorTime = "time of the author's part; the document's time is read";
    const bool is_author_time = path.back() == "time" && path.size() > 1 && path[path.size() - 2] == "author";
    if (is_author_time) return kAuthorTime;
    if (leaf.name == "nullFlavor" && path.back() == "id") return "an id that is not there";
    if (leaf.name == "nullFlavor" && path.back() == "telecom") return "a telephone that is not there";
    return {};
}

}  // namespace kakehashi::mappers::cda
