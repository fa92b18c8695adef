#pragma once

#include <string>

#include "kakehashi/fhir/document.hpp"
#include "kakehashi/mappers/conversion.hpp"

namespace kakehashi::program {

/// `account.json`: what became of every populated field of every input.
///
/// `{"sources":[{"source","format","quarantined","fields":{"mapped","ignored","unmapped"},"unmapped":[{"place","offset"}],
/// "units":[…],"issues":[{"severity","rule","place","text"}]}],"removed":[…],"total":{…}}`. A source that is converted
/// again, because its patient was not known at first, replaces its earlier entry.
class AccountFile {
public:
    void add(const mappers::Conversion& conversion, bool quarantined);
    void add_removed(const std::string& unit_key);
    [[nodiscard]] std::string json() const;
    /// One line for people.
    [[nodiscard]] std::string summary() const;
    [[nodiscard]] bool has_errors() const;

private:
    struct Source {
        fhir::Document entry;
        std::size_t mapped = 0;
        std::size_t ignored = 0;
        std::size_t unmapped = 0;
        std::size_t units = 0;
        bool quarantined = false;
        bool has_errors = false;
    };
    [[nodiscard]] Source total() const;

    std::map<std::string, Source> sources_;
    std::vector<std::string> removed_;
};

}  // namespace kakehashi::program
