#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "kakehashi/fhir/element.hpp"
#include "kakehashi/fhir/fhirpath.hpp"

namespace kakehashi::profiles {

/// The entries of a Bundle by fullUrl, several where versions of one resource are in it: looked up once for each
/// reference, never searched.
using BundleIndex = std::unordered_multimap<std::string_view, fhir::Element>;

/// The resource that the walk is in, and what its references can reach. Looks at the document.
struct Scope {
    fhir::Element resource;
    fhir::Element container;  ///< the resource that contains it; the resource itself when nothing does
    const BundleIndex* bundle = nullptr;
    std::string_view full_url;                                      ///< of the Bundle entry; "" outside a Bundle
    bool is_in_unnamed_entry = false;                               ///< of a Bundle that is no request
    bool is_in_transaction = false;                                 ///< where a reference may be a search
    std::unordered_map<std::string_view, fhir::Element> contained;  ///< the container's, by id
    std::unordered_set<std::string_view> element_ids;               ///< those that the walk has seen
    const std::function<fhir::Element(std::string_view)>* targets = nullptr;  ///< what is not in the document
    fhir::fhirpath::Environment environment;

    /// @return the resource that a reference means in this document, or an Element that does not exist
    /// Source: R4 references.html#contained, bundle.html#references
    [[nodiscard]] fhir::Element resolve(std::string_view reference) const;
    /// Whether several entries of the Bundle are what the reference means.
    [[nodiscard]] bool is_ambiguous(std::string_view reference) const;

private:
    [[nodiscard]] std::pair<fhir::Element, std::size_t> find_entry(std::string_view reference) const;
};

/// The scopes of a document's resources, by the node of the resource.
class Scopes {
public:
    /// @param targets finds what is outside the document; may be empty. Must outlive this.
    explicit Scopes(const std::function<fhir::Element(std::string_view)>& targets) : targets_(targets) {}
    /// Makes the scopes of a resource, of what it contains and of what its entries hold.
    Scope& open(const fhir::Element& resource);
    /// The scope of a resource; made when it stands alone (in Parameters).
    Scope& of(const fhir::Element& resource);

    /// The fullUrls of the entries whose resource has the type and the id of a relative reference.
    [[nodiscard]] std::vector<std::string_view> full_urls_of(const BundleIndex& bundle, std::string_view reference);

private:
    Scope& add(const fhir::Element& resource);
    void open_contained(const Scope& container);
    void open_parameters(const fhir::Element& parameters);
    void open_entries(const fhir::Element& bundle);

    const std::function<fhir::Element(std::string_view)>& targets_;
    std::unordered_map<const fhir::Node*, std::unique_ptr<Scope>> scopes_;
    std::unordered_map<const fhir::Node*, std::unique_ptr<BundleIndex>> bundles_;
    /// fullUrls by "Patient/1", of Bundles in which a reference has led nowhere.
    std::unordered_map<const BundleIndex*, std::unordered_multimap<std::string, std::string_view>> by_type_and_id_;
    std::deque<std::string> names_;  ///< keys of the index of Parameters
};

}  // namespace kakehashi::profiles
