#include "kakehashi/fhir/fhirpath.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "kakehashi/fhir/builder.hpp"
#include "kakehashi/fhir/json.hpp"
#include "kakehashi/profiles/surroundings.hpp"
#include "program/commands.hpp"
#include "program/input_file.hpp"
#include "program/reference_folder.hpp"

namespace kakehashi::program {

namespace {

namespace fhirpath = fhir::fhirpath;

/// FHIR has no empty strings, and so the builder writes none; FHIRPath has.
const fhir::Node& empty_text() {
    static const auto kHolder = fhir::parse_json(R"({"text":""})");
    return *kHolder->root().find("text");
}

/// Appends `{"type":…,"value":…}`. Numbers and booleans are JSON numbers and booleans with their own digits.
void append_item(fhir::Builder item, const fhirpath::Item& from) {
    item.set_string("type", from.type);
    const fhir::Node* node = from.element.value();
    if (node != nullptr) {
        item.set_copy("value", *node);
    } else if (!from.unit.empty()) {
        item.object("value").set_number("value", from.text).set_string("unit", from.unit);
    } else if (from.type.ends_with("Boolean")) {
        item.set_boolean("value", from.text == "true");
    } else if (from.type.ends_with("Integer") || from.type.ends_with("Decimal")) {
        item.set_number("value", from.text);
    } else if (from.text.empty()) {
        item.set_copy("value", empty_text());
    } else {
        item.set_string("value", from.text);
    }
}

std::string to_json(const fhirpath::Collection& collection) {
    fhir::Document document;
    auto list = document.edit().array("items");
    for (const auto& item : collection) append_item(list.append_object(), item);
    return fhir::write_json(list.node());
}

void print_text(const fhirpath::Collection& collection) {
    for (const auto& item : collection) {
        const fhir::Node* node = item.element.value();
        const bool is_complex = node != nullptr && !node->is_primitive();
        fmt::print("{}\t{}{}\n", item.type, is_complex ? fhir::write_json(*node) : item.text,
                   item.unit.empty() ? "" : fmt::format(" '{}'", item.unit));
    }
}

/// Whether the expression asks what only packages or other resources answer. In a text constant it costs a moment.
bool asks_surroundings(std::string_view expression) {
    return std::ranges::any_of(
        std::array{"memberOf", "conformsTo", "resolve", "slice", "subsume", "elementDefinition"},
        [&](const char* function) { return expression.find(function) != std::string_view::npos; });
}

int refuse(const fhir::Issue& issue, int exit_code, const FhirpathCommand& command) {
    complain("fhirpath", issue, command.language);
    return exit_code;
}

int print_result(const fhirpath::Expression& expression, const fhir::Document& document,
                 fhirpath::Environment environment, const FhirpathCommand& command) {
    const auto root = fhir::Element::root_of(document);
    environment.resource = environment.root_resource = root;
    environment.is_strict = true;
    const auto collection = fhirpath::evaluate(expression, root, environment);
    if (!collection) return refuse(collection.error(), kExitFound, command);
    if (command.format == OutputFormat::text)
        print_text(*collection);
    else
        fmt::print("{}\n", to_json(*collection));
    return kExitOk;
}

/// The same, with packages and other resources to ask; says what they cannot answer.
int print_result_in_surroundings(const fhirpath::Expression& expression, const fhir::Document& document,
                                 const FhirpathCommand& command) {
    const auto say = [&](const fhir::Issue& issue) { complain("fhirpath", issue, command.language); };
    ReferenceFolder references;
    profiles::ValidationOptions options;
    if (!command.references.empty()) {
        if (const auto loaded = references.load(command.references, say); !loaded)
            return refuse(loaded.error(), kExitWrongUse, command);
        options.targets = [&references](std::string_view reference) { return references.find(reference); };
    }
    const auto validator =
        profiles::Validator::load({.packages = command.packages, .package_folders = command.package_folders});
    if (!validator) return refuse(validator.error(), kExitWrongUse, command);
    std::ranges::for_each(validator->notices(), say);
    const profiles::Surroundings surroundings(*validator, document, std::move(options));
    const int exit_code = print_result(expression, document, surroundings.environment(), command);
    std::ranges::for_each(surroundings.unanswered(), say);
    return exit_code;
}

}  // namespace

int run(const FhirpathCommand& command) {
    auto bytes = read_input(command.file);
    if (!bytes) return refuse(bytes.error(), kExitWrongUse, command);
    const auto document = read_resource(std::move(*bytes));
    if (!document) return refuse(document.error(), kExitFound, command);
    const auto expression = fhirpath::compile(command.expression);
    if (!expression) return refuse(expression.error(), kExitFound, command);
    const bool is_asking =
        !command.packages.empty() || !command.references.empty() || asks_surroundings(command.expression);
    return is_asking ? print_result_in_surroundings(*expression, *document, command)
                     : print_result(*expression, *document, {}, command);
}

}  // namespace kakehashi::program
