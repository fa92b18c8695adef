#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "fhir/sources.hpp"

namespace kakehashi::mappers::bundles {

/// What the source calls a resource, and what we call it.
struct ResourceName {
    std::string type;      ///< in R4
    std::string source;    ///< a UUID, a URL, "Type/id", "system|value", or a hash of it: the same at every sending
    std::string id;        ///< UUID v5 of institution, type and source name
    std::string address;   ///< for meta.source; "" when it came without one
    bool is_hash = false;  ///< the source has no name for it
};

/// A reference, looked up.
struct Target {
    enum class Kind : std::uint8_t {
        unchanged,   ///< into the resource itself, absolute, or not a reference that we understand
        entry,       ///< another resource of this input: `index`
        elsewhere,   ///< "Type/id" that is not in this input: `name`
        conditional  ///< "Type?identifier=system|value" that nothing here answers
    };
    Kind kind = Kind::unchanged;
    std::size_t index = 0;
    ResourceName name{};      ///< elsewhere
    std::string_view type{};  ///< conditional
    std::string system{};     ///< conditional; may be empty
    std::string value{};      ///< conditional
};

/// Names the resources of one package and looks their references up. Looks at the package and must not outlive it.
class Names {
public:
    Names(const Package& package, std::string_view institution_number);

    [[nodiscard]] const ResourceName& of(std::size_t index) const { return names_[index]; }
    /// @param index  the resource that the reference stands in
    /// Source: R4 bundle.html#references; http.html#trules (conditional references)
    // RULING: one input comes from one source, so "Patient/1" in it is the Patient with that id in it, also from an
    // entry whose fullUrl is a urn. Not when two have that id. Test:
    // ForeignReferences.TypeAndIdAreFoundUnlessTwoHaveThem
    [[nodiscard]] Target find(std::size_t index, std::string_view reference) const;
    /// The resource that has our id.
    [[nodiscard]] std::optional<std::size_t> index_of(std::string_view id) const;
    /// The resource of that type that has the identifier; nothing without a system.
    [[nodiscard]] std::optional<std::size_t> find_identified(std::string_view type, std::string_view system,
                                                             std::string_view value) const;
    /// What an absolute reference calls a resource: a UUID, or its address without version.
    [[nodiscard]] static std::string name_in(std::string_view absolute);
    /// Whether an absolute reference can mean a Patient: a urn, or an address with that type.
    [[nodiscard]] static bool may_be_patient(std::string_view absolute);
    /// The number in an identifier system of an institution's own patient numbers; "": the system is another.
    [[nodiscard]] static std::string own_number_of(std::string_view system, std::string_view value,
                                                   std::string& institution);
    /// The number that the institution itself has given to the Patient; "": another identifies him.
    [[nodiscard]] static std::string own_number_of(const kakehashi::fhir::Node& patient, std::string& institution);

private:
    void name(std::size_t index);
    void register_name(std::size_t index);
    [[nodiscard]] ResourceName name_of(std::string_view type, std::string_view id, std::string_view base) const;
    [[nodiscard]] Target find_conditional(std::string_view type, std::string_view query) const;

    static constexpr std::size_t kSeveral = static_cast<std::size_t>(-1);

    const Package& package_;
    std::string institution_number_;
    std::vector<ResourceName> names_;
    std::unordered_map<std::string, std::size_t> by_url_;          // fullUrl, without version
    std::unordered_map<std::string, std::size_t> by_type_and_id_;  // kSeveral: two have it
    std::unordered_map<std::string, std::size_t> by_identifier_;   // "Type?system|value"
    std::unordered_map<std::string, std::size_t> by_our_id_;
};

}  // namespace kakehashi::mappers::bundles
