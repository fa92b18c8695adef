#include "kakehashi/profiles/validator.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "definition/notices.hpp"
#include "package/package_set.hpp"
#include "service/service.hpp"
#include "snapshot/definition_chain.hpp"
#include "validate/run.hpp"
#include "validate/validator_impl.hpp"

namespace kakehashi::profiles {

/// What somebody is at work on is looked at now; of thousands of published definitions a record needs a few dozen.
Validator::Impl::Impl(PackageSet set) : definitions(std::move(set.table)), notices(std::move(set.notices)) {
    for (const ConformanceResource* each : set.drafts)
        std::ranges::move(notices_of(each->root(), definitions.table), std::back_inserter(notices));
}

Validator::Validator(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Validator::Validator(Validator&&) noexcept = default;
Validator& Validator::operator=(Validator&&) noexcept = default;
Validator::~Validator() = default;

fhir::Result<Validator> Validator::load(const ValidatorOptions& options) {
    auto set = load_package_set(options, PackageContent::all);
    if (!set) return tl::unexpected(set.error());
    return Validator(std::make_unique<Impl>(std::move(*set)));
}

bool Validator::knows_profile(std::string_view canonical) const {
    const std::string_view without_element = canonical.substr(0, canonical.find('#'));
    return impl_->definitions.find_profile(without_element) != nullptr || is_r4_type(without_element);
}

const fhir::Report& Validator::notices() const { return impl_->notices; }

const Terminology& Validator::terminology() const { return impl_->definitions.terminology; }

fhir::Report Validator::Impl::validate(const fhir::Document& document, const ValidationOptions& options,
                                       std::vector<MustSupportCount>* counts) const {
    Run run(definitions, options);
    if (counts != nullptr) run.count_must_support(*counts);
    run.look_at_source(document);
    run.validate(fhir::Element::root_of(document));
    // Of what is no resource the service says nothing.
    if (fhir::Element::root_of(document).type() == nullptr) return run.take(document);
    for (service::Located& found : service::check(document, options, definitions.terminology))
        run.add(std::move(found.issue), found.offset, found.yields);
    return run.take(document);
}

fhir::Report Validator::validate(const fhir::Document& document, const ValidationOptions& options,
                                 std::vector<MustSupportCount>& counts) const {
    return impl_->validate(document, options, &counts);
}

fhir::Report Validator::validate(const fhir::Document& document, const ValidationOptions& options) const {
    return impl_->validate(document, options, nullptr);
}

}  // namespace kakehashi::profiles
