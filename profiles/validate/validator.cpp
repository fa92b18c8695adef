#include "kakehashi/profiles/validator.hpp"

#include <utility>

#include "japan/embedded.hpp"
#include "kakehashi/fhir/json.hpp"
#include "package/package.hpp"
#include "validate/run.hpp"

namespace kakehashi::profiles {

struct Validator::Impl {
    explicit Impl(CanonicalTable table) : definitions(std::move(table)) {}
    Definitions definitions;
};

Validator::Validator(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Validator::Validator(Validator&&) noexcept = default;
Validator& Validator::operator=(Validator&&) noexcept = default;
Validator::~Validator() = default;

fhir::Result<Validator> Validator::load(const ValidatorOptions& options) {
    CanonicalTable table;
    if (options.japanese_profiles) {
        for (const std::string_view resource : japanese_resources()) {
            auto document = fhir::parse_json(std::string(resource));
            if (!document) return tl::unexpected(document.error());
            table.add(std::move(*document));
        }
    }
    for (const std::string& path : options.packages) {
        auto documents = read_package(path);
        if (!documents) return tl::unexpected(documents.error());
        for (fhir::Document& document : *documents) table.add(std::move(document));
    }
    return Validator(std::make_unique<Impl>(std::move(table)));
}

fhir::Report Validator::validate(const fhir::Document& document, const ValidationOptions& options) const {
    Run run(impl_->definitions);
    run.validate(fhir::Element::root_of(document), options.profiles);
    return run.take(document);
}

}  // namespace kakehashi::profiles
