#include <algorithm>
#include <optional>

#include "facts/identity.hpp"
#include "facts/unit_writer.hpp"
#include "fhir/shape.hpp"
#include "fhir/take_over.hpp"
#include "kakehashi/fhir/json.hpp"
#include "kakehashi/fhir/xml.hpp"
#include "kakehashi/mappers/fhir_bundle.hpp"

namespace kakehashi::mappers {
namespace {

using kakehashi::fhir::Document;
using kakehashi::fhir::Node;
using kakehashi::fhir::Parsed;
using kakehashi::fhir::Report;
using kakehashi::fhir::Result;

Result<Parsed> parse(const std::string& bytes) {
    const auto first = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    const bool is_xml = first != std::string::npos && bytes[first] == '<';
    return is_xml ? kakehashi::fhir::read_xml(bytes) : kakehashi::fhir::read_json(bytes);
}

/// The document, when all that stands in the bytes was read; else the report says what was not.
std::optional<Document> read_whole(const std::string& bytes, Report& report) {
    auto parsed = parse(bytes);
    if (!parsed) {
        report.push_back(std::move(parsed.error()));
        return std::nullopt;
    }
    if (std::ranges::all_of(parsed->findings, kakehashi::fhir::is_harmless)) return std::move(parsed->document);
    report = std::move(parsed->findings);
    return std::nullopt;
}

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

/// Every value of a resource that is not taken over: the account names what stays in quarantine.
void leave_unmapped(const Node& node, const std::string& path, Account& account) {
    for (const auto& member : node.members())
        leave_unmapped(member.value, path + "." + std::string(member.name), account);
    const auto items = node.items();
    for (std::size_t i = 0; i < items.size(); ++i)
        leave_unmapped(items[i], path + "[" + std::to_string(i) + "]", account);
    if (!node.is_object() && !node.is_array() && !node.is_null())
        account.fields.push_back({.place = path,
                                  .fate = FieldFate::unmapped,
                                  .detail = {},
                                  .offset = node.offset(),
                                  .record = 0,
                                  .value = excerpt(node.text())});
}

}  // namespace

Conversion convert_fhir(const Input& input, const Context& context) {
    Conversion conversion;
    conversion.account.source = input.name;
    conversion.account.format = "fhir";
    const auto document = read_whole(input.bytes, conversion.report);
    if (!document) return conversion;
    const Node& root = document->root();
    const auto shape = bundles::read_shape(root, context, conversion.report);
    if (!shape) {
        const std::string_view type = root.text_of("resourceType");
        leave_unmapped(root, type.empty() ? "resource" : std::string(type), conversion.account);
        return conversion;
    }
    Unit unit;
    unit.kind = shape->kind;
    unit.key = key_of(root, *shape);
    unit.order = facts::instant_of(shape->recorded);
    unit.patient_number = shape->patient_number;
    unit.patient_is_known = facts::is_known(*shape->patient);
    unit.bundle = bundles::take_over(root, {.shape = *shape, .key = unit.key}, conversion);
    conversion.units.push_back(std::move(unit));
    return conversion;
}

}  // namespace kakehashi::mappers
