#include <algorithm>
#include <array>

#include "mml/mapping.hpp"

namespace kakehashi::mappers::mml {
namespace {

constexpr std::string_view kStructure = "structure of the MML document only";
constexpr std::string_view kTables = "names the table of a code";
constexpr std::string_view kBilling = "billing";
constexpr std::string_view kCheckDigit = "check digit of a number";
constexpr std::string_view kRepeated = "who made the file; each module names its own author";
constexpr std::string_view kDirectory = "directory entry of the author, no fact of the module";
constexpr std::string_view kTitle = "title of a person; JP_HumanName has no place for it";

struct IgnoredValue {
    std::string_view element;    ///< "" for every element
    std::string_view attribute;  ///< "" for the texts, "*" for texts and attributes, also below
    std::string_view reason;
};
// Source: vendor-exports.md appendix B
constexpr std::array kIgnored{
    IgnoredValue{"toc", "*", kStructure},
    IgnoredValue{"scopePeriod", "*", kStructure},
    IgnoredValue{"extRefs", "*", "file beside the document; no fact by itself"},
    IgnoredValue{"groupId", "*", "groups the modules of one occasion"},
    IgnoredValue{"title", "*", "title of the module; its kind is read"},
    IgnoredValue{"Mml", "version", kStructure},
    IgnoredValue{"", "schemaLocation", "packaging"},
    IgnoredValue{"", "noNamespaceSchemaLocation", "packaging"},
    IgnoredValue{"", "checkDigit", kCheckDigit},
    IgnoredValue{"", "checkDigitSchema", kCheckDigit},
    IgnoredValue{"", "tableId", kTables},
    IgnoredValue{"", "statusCodeId", kTables},
    IgnoredValue{"", "facilityCodeId", kTables},
    IgnoredValue{"", "depCodeId", kTables},
    IgnoredValue{"", "clientCodeId", kTables},
    IgnoredValue{"", "centerCodeId", kTables},
    IgnoredValue{"", "spCodeId", kTables},
    IgnoredValue{"", "itCodeId", kTables},
    IgnoredValue{"", "uCodeId", kTables},
    IgnoredValue{"", "classCodeId", kTables},
    IgnoredValue{"", "subclassCodeId", kTables},
    IgnoredValue{"", "numberCode", kTables},
    IgnoredValue{"", "numberCodeId", kTables},
    IgnoredValue{"", "defaultTableId", kTables},
    IgnoredValue{"", "adminCodeId", kTables},
    IgnoredValue{"", "repCode", "script of a text"},
    IgnoredValue{"", "uCode", "the vendor's code of the unit; its words are read"},
    IgnoredValue{"className", "", "words of the bundle's class; its code is read"},
    IgnoredValue{"reportStatus", "", "words of the status; its code is read"},
    IgnoredValue{"prefix", "*", kTitle},
    IgnoredValue{"degree", "*", kTitle},
    IgnoredValue{"accountNumber", "*", kBilling},
    IgnoredValue{"paymentInRatio", "*", kBilling},
    IgnoredValue{"paymentOutRatio", "*", kBilling},
    IgnoredValue{"paymentRatio", "*", kBilling},
    IgnoredValue{"relatedHealthInsurance", "*", kBilling},
    IgnoredValue{"ClaimAmountModule", "*", kBilling},
    IgnoredValue{"", "insuranceUid", kBilling},
    IgnoredValue{"", "timeClass", kBilling},
    IgnoredValue{"HealthInsuranceModule", "countryType", "Japan, as every card here"},
};

bool is_below(const std::vector<std::string_view>& path, std::string_view outer, std::string_view inner) {
    const auto found = std::ranges::find(path, outer);
    return found != path.end() && std::find(found, path.end(), inner) != path.end();
}

}  // namespace

std::string_view ignored_reason(const std::vector<std::string_view>& path, const xml::Leaf& leaf) {
    for (const IgnoredValue& row : kIgnored) {
        if (row.attribute == "*" && std::ranges::find(path, row.element) != path.end()) return row.reason;
        const bool is_here = row.element.empty() ? !leaf.name.empty() : row.element == path.back();
        if (is_here && row.attribute == leaf.name) return row.reason;
    }
    if (is_below(path, "MmlHeader", "CreatorInfo")) return kRepeated;
    if (is_below(path, "docInfo", "Facility") || is_below(path, "docInfo", "addresses") ||
        is_below(path, "docInfo", "phones") || is_below(path, "docInfo", "emailAddresses"))
        return kDirectory;
    // A text of full-width spaces is padding.
    const bool is_padding = leaf.text.find_first_not_of(" \t\r\n\xE3\x80\x80") == std::string::npos;
    return is_padding ? "padding" : std::string_view();
}

}  // namespace kakehashi::mappers::mml
