#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kakehashi/fhir/issue.hpp"
#include "kakehashi/mappers/conversion.hpp"

/// What one vendor's exports, or one hospital's, have of their own: written as a file, not as code.
namespace kakehashi::mappers {

/// A vendor profile, read and checked. Its keys: mappers/vendor/README.md.
struct VendorProfile {
    std::string name;                  ///< for people
    std::vector<std::string> formats;  ///< as `--from` spells them; empty: every one
    std::string department_default;    ///< "" leaves the caller's
    std::string utc_offset;            ///< "" leaves the caller's
    std::optional<Charset> charset;
    std::map<std::string, std::string, std::less<>> code_maps;  ///< as in Context, as the next two
    std::map<std::string, std::string, std::less<>> fields;
    std::map<std::string, std::string, std::less<>> code_systems;

    [[nodiscard]] bool is_for(std::string_view format) const;
    /// Puts what the profile says into a mapper's context; what it does not say stays.
    void apply_to(Context& context) const;
};

/// Gives the bytes of a file that a profile names, relative to the profile.
using ReadNamedFile = std::function<fhir::Result<std::string>(const std::string& name)>;

/// Reads a vendor profile and the tables that it names.
/// @param toml  the profile's text (UTF-8)
/// @param read  asked for the files of [code_tables]
/// @param report  every fault (error) with its line, not only the first; tables' concepts that are no equals (warning)
/// @return the profile, or nullopt when `report` got an error
[[nodiscard]] std::optional<VendorProfile> parse_vendor_profile(std::string_view toml, const ReadNamedFile& read,
                                                                fhir::Report& report);

}  // namespace kakehashi::mappers
