#include <array>
#include <optional>
#include <utility>

#include "kakehashi/fhir/schema.hpp"
#include "operations/messages.hpp"
#include "operations/operations.hpp"
#include "package/package_set.hpp"

namespace kakehashi::profiles {
namespace {

using namespace terminology_messages;

using Operation = fhir::Result<fhir::Document> (*)(const Question&);

struct NamedOperation {
    std::string_view type;
    std::string_view name;
    Operation operation;
};

constexpr std::array kOperations{
    NamedOperation{"CodeSystem", "lookup", lookup},
    NamedOperation{"CodeSystem", "subsumes", subsumes},
    NamedOperation{"CodeSystem", "validate-code", validate_in_system},
    NamedOperation{"ConceptMap", "translate", translate},
    NamedOperation{"ValueSet", "expand", expand},
    NamedOperation{"ValueSet", "validate-code", validate_in_set},
};

}  // namespace

struct TerminologyService::Impl {
    explicit Impl(PackageSet loaded)
        : table(std::move(loaded.table)),
          notices(std::move(loaded.notices)),
          own(std::in_place, table),
          terminology(*own) {}
    explicit Impl(const Terminology& of_validator) : terminology(of_validator) {}
    CanonicalTable table;
    fhir::Report notices;
    std::optional<Terminology> own;  // none when a validator has it
    const Terminology& terminology;
};

TerminologyService::TerminologyService(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
TerminologyService::TerminologyService(TerminologyService&&) noexcept = default;
TerminologyService& TerminologyService::operator=(TerminologyService&&) noexcept = default;
TerminologyService::~TerminologyService() = default;

fhir::Result<TerminologyService> TerminologyService::load(const ValidatorOptions& options) {
    auto set = load_package_set(options, PackageContent::terminology);
    if (!set) return tl::unexpected(set.error());
    return TerminologyService(std::make_unique<Impl>(std::move(*set)));
}

const fhir::Report& TerminologyService::notices() const { return impl_->notices; }

TerminologyService TerminologyService::of(const Validator& validator) {
    return TerminologyService(std::make_unique<Impl>(validator.terminology()));
}

fhir::Result<fhir::Document> TerminologyService::answer(const TerminologyOperation& operation,
                                                        const fhir::Node& parameters,
                                                        const TerminologyContext& context) const {
    const auto read = Parameters::read(operation, parameters);
    if (!read) return tl::unexpected(read.error());
    for (const NamedOperation& each : kOperations)
        if (each.type == operation.type && each.name == operation.name)
            return each.operation({impl_->terminology, *read, context});
    return fhir::fail(fhir::IssueType::not_supported, kUnknownOperation, "", {name_of(operation)});
}

fhir::Result<const ValueSet*> find_asked_set(const Question& question, std::string_view url) {
    const std::string_view stated = question.parameters.text("valueSetVersion");
    const std::string_view version = stated.empty() ? version_of(url) : stated;
    const ValueSet* set = question.terminology.find_value_set(canonical_key(url_of(url), version));
    if (set == nullptr && fhir::schema::find_value_set(url).known) return nullptr;
    if (set == nullptr) return cannot_tell(kNotHere, {url});
    const std::string_view here = set->node->text_of("version");
    if (!version.empty() && !here.empty() && here != version) return cannot_tell(kOtherVersion, {url, here, version});
    return set;
}

tl::unexpected<fhir::Issue> cannot_tell(const fhir::Message& message,
                                        std::initializer_list<std::string_view> arguments) {
    return tl::unexpected(
        fhir::make_issue(fhir::IssueSeverity::information, fhir::IssueType::not_found, message, "", arguments));
}

tl::unexpected<fhir::Issue> cannot_tell(const Obstacle& obstacle) {
    switch (obstacle.kind) {
        case Obstacle::Kind::circle:
            return cannot_tell(kCircle, {obstacle.value_set});
        case Obstacle::Kind::operation:
            return cannot_tell(kFilterOperator, {obstacle.value_set, obstacle.subject});
        case Obstacle::Kind::pattern:
            return cannot_tell(kFilterPattern, {obstacle.value_set, obstacle.subject});
        case Obstacle::Kind::none:
            break;
    }
    return cannot_tell(kNotHere, {obstacle.value_set});
}

tl::unexpected<fhir::Issue> needs(const Parameters& parameters, std::string_view what) {
    return fhir::fail(fhir::IssueType::required, kRequired, "", {name_of(parameters.operation()), what});
}

std::string sentence(const Question& question, const fhir::Message& message,
                     std::initializer_list<std::string_view> arguments) {
    const auto issue =
        fhir::make_issue(fhir::IssueSeverity::information, fhir::IssueType::informational, message, "", arguments);
    return question.context.language == fhir::Language::japanese ? issue.diagnostics_ja : issue.diagnostics;
}

}  // namespace kakehashi::profiles
