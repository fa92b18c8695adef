#include "kakehashi/profiles/validator.hpp"

#include <utility>

#include "package/package_set.hpp"
#include "service/service.hpp"
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
    auto table = load_package_set(options, PackageContent::all);
    if (!table) return tl::unexpected(table.error());
    return Validator(std::make_unique<Impl>(std::move(*table)));
}

const Terminology& Validator::terminology() const { return impl_->definitions.terminology; }

fhir::Report Validator::validate(const fhir::Document& document, const ValidationOptions& options) const {
    Run run(impl_->definitions, options);
    run.validate(fhir::Element::root_of(document));
    for (service::Located& found : service::check(document, options))
        run.add(std::move(found.issue), found.offset, found.yields);
    return run.take(document);
}

}  // namespace kakehashi::profiles
