#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "deid/allow_list.hpp"
#include "kakehashi/fhir/builder.hpp"
#include "kakehashi/fhir/element.hpp"
#include "kakehashi/gateway/deid.hpp"

namespace kakehashi::gateway::deid {

/// What holds for all resources of one release.
struct Release {
    const PseudonymDomain& domain;
    std::string system_base;  ///< of this feed's identifiers: "urn:kakehashi:feed:<name>"
    std::string patient;      ///< the patient's pseudonym
    std::string birth_date;
    std::map<std::string, std::string, std::less<>> references{};  ///< reference text → released text
    DroppedElements* dropped = nullptr;
};

/// Copies what the allow-list names from one resource.
class ResourceCopier {
public:
    explicit ResourceCopier(const Release& release) : release_(release) {}

    /// @param id  the released id
    /// @param to  an empty object
    /// @return Issue when the resource must not be released at all; `to` is then worthless
    [[nodiscard]] std::optional<fhir::Issue> copy(const fhir::Element& resource, std::string_view id, fhir::Builder to);

private:
    /// Where a child goes: a member of `to`, or one more item of an array there.
    struct Place {
        fhir::Builder to;
        std::string_view name;
        bool is_array = false;

        [[nodiscard]] fhir::Builder object() const;
        bool put(std::optional<std::string> text) const;
    };

    void copy_children(const fhir::Element& from, fhir::Builder to);
    bool copy_child(const fhir::Element& child, const Place& place);
    bool copy_by_type(const fhir::Element& child, const Place& place);
    bool copy_primitive(const fhir::Element& child, const Place& place);
    bool copy_coding(const fhir::Element& coding, fhir::Builder to);
    bool copy_concept(const fhir::Element& from, const Place& place);
    bool copy_quantity(const fhir::Element& from, const Place& place);
    bool copy_reference(const fhir::Element& from, const Place& place);
    bool copy_structure(const fhir::Element& from, const Place& place);
    bool copy_address(const fhir::Element& from, const Place& place, bool with_municipality);
    bool copy_identifier(const fhir::Element& from, const Place& place, Treatment treatment);
    bool copy_section(const fhir::Element& from, const Place& place);
    bool copy_extension(const fhir::Element& from, const Place& place);
    bool copy_contained(const fhir::Element& from, const Place& place);
    void write_meta(const fhir::Element& resource, fhir::Builder to);
    void write_age(const fhir::Element& resource, fhir::Builder to);
    void write_identifier(const fhir::Element& resource, fhir::Builder to);
    void name_contained(const fhir::Element& resource, std::string_view id);
    void drop(const fhir::Element& child);

    const Release& release_;
    std::map<std::string, std::string, std::less<>> contained_{};  // "#a" → "#<pseudonym>"
    bool keeps_minutes_ = false;
    std::optional<fhir::Issue> refusal_;
};

}  // namespace kakehashi::gateway::deid
