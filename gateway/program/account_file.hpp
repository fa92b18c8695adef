#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "kakehashi/fhir/document.hpp"
#include "kakehashi/fhir/issue.hpp"
#include "kakehashi/mappers/conversion.hpp"
#include "program/progress_file.hpp"
#include "program/untranslated_codes.hpp"

namespace kakehashi::program {

/// The sums of an account.
struct AccountTotals {
    std::size_t sources = 0;
    std::size_t quarantined = 0;
    std::size_t units = 0;
    std::size_t mapped = 0;
    std::size_t ignored = 0;
    std::size_t unmapped = 0;
    bool has_errors = false;
    UntranslatedCodes untranslated{};
    std::vector<std::string> removed{};

    /// One line for people.
    [[nodiscard]] std::string summary() const;
};

/// What became of every populated field of the sources of one group, until it is written to the progress file.
class AccountEntries {
public:
    /// @param is_full  names the mapped fields (`place`, `offset`, `element`) and the ignored ones (`place`, `offset`,
    ///                 `reason`) as well
    explicit AccountEntries(bool is_full) : is_full_(is_full) {}

    struct Added {
        bool is_quarantined = false;
        bool waits = false;  ///< for its patient to be known: it will be converted again
        std::vector<mappers::UntranslatedCode> untranslated{};
        std::vector<std::string> removed{};  ///< keys of the units that it took away
    };
    /// A source that is converted again replaces its earlier entry.
    void add(const mappers::Conversion& conversion, const Added& added);
    /// Source and entry, and empties this. An entry is what `account.json` holds of the source, and besides it `waits`,
    /// `removed` and `written`: key and order of its units.
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> take();

private:
    bool is_full_;
    std::map<std::string, std::string> entries_;
};

/// Writes `account.json`: what became of every populated field of every input.
///
/// `{"sources":[{"source","format","quarantined","fields":{"mapped","ignored","unmapped"},"unmapped":[{"place","offset"}],
/// "untranslated":[{"map","code","name","count"}],"units":[…],"issues":[{"severity","rule","place","text"}]}],
/// "removed":[…],"total":{…}}`, the codes that are missed most first; the sources in the order of their conversion.
///
/// @return Issue `no_store` when the disk refuses
[[nodiscard]] fhir::Result<AccountTotals> write_account(const ProgressFile& progress, const std::string& path);

}  // namespace kakehashi::program
