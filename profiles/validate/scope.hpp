#pragma once

#include <memory>
#include <string_view>
#include <unordered_map>

#include "kakehashi/fhir/element.hpp"
#include "kakehashi/fhir/fhirpath.hpp"

namespace kakehashi::profiles {

/// The entries of a Bundle by fullUrl: looked up once for each reference, never searched.
using BundleIndex = std::unordered_map<std::string_view, fhir::Element>;

/// The resource that the walk is in, and what its references can reach. Looks at the document.
struct Scope {
    fhir::Element resource;
    fhir::Element container;  ///< the resource that contains it; the resource itself when nothing does
    const BundleIndex* bundle = nullptr;
    std::string_view full_url;                                      ///< of the Bundle entry; "" outside a Bundle
    std::unordered_map<std::string_view, fhir::Element> contained;  ///< the container's, by id
    fhir::fhirpath::Environment environment;

    /// @return the resource that a reference means in this document, or an Element that does not exist
    /// Source: R4 references.html#contained, bundle.html#references
    [[nodiscard]] fhir::Element resolve(std::string_view reference) const;
};

/// The scopes of a document's resources, by the node of the resource.
class Scopes {
public:
    /// Makes the scopes of a resource, of what it contains and of what its entries hold.
    Scope& open(const fhir::Element& resource);
    /// The scope of a resource; made when it stands alone (in Parameters).
    Scope& of(const fhir::Element& resource);

private:
    Scope& add(const fhir::Element& resource);
    void open_contained(const Scope& container);
    void open_entries(const fhir::Element& bundle);

    std::unordered_map<const fhir::Node*, std::unique_ptr<Scope>> scopes_;
    std::unordered_map<const fhir::Node*, std::unique_ptr<BundleIndex>> bundles_;
};

}  // namespace kakehashi::profiles
