#include "facts/identity.hpp"
#include "facts/unit_writer.hpp"
#include "fhir/account.hpp"
#include "fhir/foreign.hpp"
#include "fhir/messages.hpp"
#include "fhir/shape.hpp"
#include "fhir/sources.hpp"
#include "fhir/take_over.hpp"
#include "kakehashi/fhir/json.hpp"
#include "kakehashi/mappers/fhir_bundle.hpp"
#include "kakehashi/mappers/report_units.hpp"

namespace kakehashi::mappers {
namespace {

using kakehashi::fhir::Node;

/// A Bundle-ID as it stands; any other identifier (documents have them) made into that form.
std::string key_of(const Node& root, const bundles::BundleShape& shape) {
    const Node* identifier = root.find("identifier");
    const std::string_view value = identifier ? identifier->text_of("value") : std::string_view();
    if (bundles::is_bundle_id(value)) return std::string(value);
    UnitHeader header;
    header.institution_number = shape.institution_number;
    header.year = shape.recorded.substr(0, 4);
    header.local_id = value.empty() ? facts::sha1_hex(kakehashi::fhir::write_canonical_json(root))
                                    : std::string(identifier->text_of("system")) + "|" + std::string(value);
    return unit_key(shape.kind, header);
}

void convert_japanese(const bundles::Package& package, const Context& context, Conversion& conversion) {
    const Node& root = *package.bundle;
    const auto shape = bundles::read_shape(root, context, conversion.report);
    if (!shape) {
        ++conversion.refused_parts;
        bundles::FieldPlace place{.path = bundles::Path(package.place), .text_start = package.text_start};
        bundles::record_all(root, FieldFate::unmapped, {}, place, conversion.account);
        return;
    }
    Unit unit;
    unit.kind = shape->kind;
    unit.key = key_of(root, *shape);
    unit.order = facts::instant_of(shape->recorded);
    unit.patient_number = shape->patient_number;
    unit.patient_is_known = facts::is_known(*shape->patient);
    unit.bundle = bundles::take_over(root, {.shape = *shape, .key = unit.key}, conversion);
    conversion.units.push_back(std::move(unit));
}

}  // namespace

Conversion convert_fhir(const Input& input, const Context& context) {
    Conversion conversion;
    conversion.account.source = input.name;
    conversion.account.format = "fhir";
    const bundles::Sources sources = bundles::read_sources(input.bytes, conversion);
    for (const bundles::Package& package : sources.packages) {
        if (package.bundle && bundles::is_japanese(*package.bundle))
            convert_japanese(package, context, conversion);
        else
            bundles::convert_foreign(package, context, conversion);
    }
    if (conversion.units.empty() && kakehashi::fhir::has_no_errors(conversion.report))
        conversion.report.push_back(kakehashi::fhir::make_issue(kakehashi::fhir::IssueSeverity::error,
                                                                kakehashi::fhir::IssueType::structure,
                                                                bundles::messages::kNothing, ""));
    return conversion;
}

}  // namespace kakehashi::mappers
