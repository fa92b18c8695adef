#pragma once

#include <cstdint>
#include <list>
#include <optional>
#include <string>
#include <vector>

#include "fhir/version.hpp"
#include "kakehashi/fhir/document.hpp"
#include "kakehashi/mappers/conversion.hpp"

namespace kakehashi::mappers::bundles {

/// One resource of an input, as it came.
struct SourceResource {
    const kakehashi::fhir::Node* node = nullptr;
    const kakehashi::fhir::Node* entry = nullptr;  ///< of its Bundle; nullptr: it stands alone
    std::string place;                             ///< "Bundle.entry[2].resource", "line 3: Patient", "Patient"
    std::uint32_t text_start = 0;                  ///< where in the input the text begins that node's offsets count in
    Version version = Version::r4;

    [[nodiscard]] std::string_view type() const { return node->text_of("resourceType"); }
    [[nodiscard]] std::string_view full_url() const { return entry ? entry->text_of("fullUrl") : std::string_view(); }
    [[nodiscard]] std::uint32_t offset() const { return node->offset() + text_start; }
};

/// What belongs together: a Bundle with its entries, or the resources that came alone.
struct Package {
    const kakehashi::fhir::Node* bundle = nullptr;
    std::string place;  ///< of the Bundle
    std::uint32_t text_start = 0;
    std::vector<SourceResource> resources;

    [[nodiscard]] bool is_document() const { return bundle && bundle->text_of("type") == "document"; }
};

/// An input taken apart. Looks at documents of its own; moved, never copied.
struct Sources {
    std::list<kakehashi::fhir::Document> documents;
    std::vector<Package> packages;
};

/// Whether the bytes are NDJSON: more than one resource, each on a line of its own.
[[nodiscard]] bool is_ndjson(std::string_view bytes);

/// Reads a resource (JSON or XML), a Bundle of them, or NDJSON (Bulk Data). What cannot be read goes to the
/// conversion's report; lines of NDJSON that cannot are refused parts, and the others are read.
[[nodiscard]] Sources read_sources(const std::string& bytes, Conversion& conversion);

}  // namespace kakehashi::mappers::bundles
