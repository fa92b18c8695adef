#pragma once

#include <string>

#include "kakehashi/fhir/document.hpp"
#include "kakehashi/mappers/conversion.hpp"
#include "program/untranslated_codes.hpp"

namespace kakehashi::program {

/// `account.json`: what became of every populated field of every input.
///
/// `{"sources":[{"source","format","quarantined","fields":{"mapped","ignored","unmapped"},"unmapped":[{"place","offset"}],
/// "untranslated":[{"map","code","name","count"}],"units":[…],"issues":[{"severity","rule","place","text"}]}],
/// "removed":[…],"total":{…}}`, the codes that are missed most first. A source that is converted
/// again, because its patient was not known at first, replaces its earlier entry. A full account lists the mapped
/// fields
/// (`place`, `offset`, `element`) and the ignored ones (`place`, `offset`, `reason`) as well.
class AccountFile {
public:
    explicit AccountFile(bool is_full) : is_full_(is_full) {}

    void add(const mappers::Conversion& conversion, bool quarantined,
             const std::vector<mappers::UntranslatedCode>& untranslated = {});
    void add_removed(const std::string& unit_key);
    [[nodiscard]] std::string json() const;
    /// One line for people.
    [[nodiscard]] std::string summary() const;
    [[nodiscard]] bool has_errors() const;
    [[nodiscard]] std::size_t sources() const { return sources_.size(); }
    [[nodiscard]] UntranslatedCodes untranslated() const;

private:
    struct Source {
        fhir::Document entry;
        std::size_t mapped = 0;
        std::size_t ignored = 0;
        std::size_t unmapped = 0;
        std::size_t units = 0;
        bool quarantined = false;
        bool has_errors = false;
        UntranslatedCodes untranslated{};
    };
    [[nodiscard]] Source total() const;

    bool is_full_;
    std::map<std::string, Source> sources_;
    std::vector<std::string> removed_;
};

}  // namespace kakehashi::program
