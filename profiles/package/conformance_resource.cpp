#include "package/conformance_resource.hpp"

#include <stdexcept>
#include <string>
#include <utility>

#include "kakehashi/fhir/json.hpp"

namespace kakehashi::profiles {

ConformanceResource::ConformanceResource(fhir::Document document) : given_(std::move(document)) {
    const fhir::Node& root = given_.root();
    stated_ = {.type = given_.resource_type(),
               .url = root.text_of("url"),
               .version = root.text_of("version"),
               .supplements = root.text_of("supplements"),
               .json = {}};
}

const fhir::Node& ConformanceResource::root() const {
    if (stated_.json.empty()) return given_.root();
    return read_
        .get([this] {
            auto document = fhir::parse_json(std::string(stated_.json));
            if (!document) throw std::logic_error("a pack with a whole checksum holds what is no resource");
            return std::move(*document);
        })
        .root();
}

}  // namespace kakehashi::profiles
