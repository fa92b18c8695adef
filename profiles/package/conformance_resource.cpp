#include "package/conformance_resource.hpp"

#include <string>
#include <utility>

#include "kakehashi/fhir/json.hpp"

namespace kakehashi::profiles {
namespace {

PackResource statement_of(const fhir::Document& document) {
    const fhir::Node& root = document.root();
    return {.type = document.resource_type(),
            .url = root.text_of("url"),
            .version = root.text_of("version"),
            .supplements = root.text_of("supplements"),
            .json = {}};
}

/// Whether both say the same but for the body.
bool is_same(const PackResource& a, const PackResource& b) {
    return a.type == b.type && a.url == b.url && a.version == b.version && a.supplements == b.supplements;
}

}  // namespace

ConformanceResource::ConformanceResource(fhir::Document document)
    : given_(std::move(document)), stated_(statement_of(given_)) {}

const fhir::Node& ConformanceResource::root() const {
    if (stated_.json.empty()) return given_.root();
    return read_
        .get([this] {
            auto document = fhir::parse_json(std::string(stated_.json));
            const bool is_as_stated = document && is_same(statement_of(*document), stated_);
            return is_as_stated ? std::move(*document) : fhir::Document();
        })
        .root();
}

}  // namespace kakehashi::profiles
