#include <algorithm>
#include <array>
#include <set>

#include "operations/messages.hpp"
#include "operations/operations.hpp"
#include "terminology/grammar.hpp"
#include "terminology/known_code.hpp"

namespace kakehashi::profiles {
namespace {

using namespace terminology_messages;
using fhir::Builder;
using fhir::Node;

/// Which of the code's properties the answer has: all, when the question names none.
class Wanted {
public:
    explicit Wanted(const Parameters& parameters) {
        for (const std::string_view name : parameters.texts("property")) names_.emplace(name);
    }
    [[nodiscard]] bool has(std::string_view name) const { return names_.empty() || names_.contains(name); }
    /// `lang.ja` asks for the designations in that language.
    [[nodiscard]] bool has_language(std::string_view language) const {
        return has("designation") || names_.contains("lang." + std::string(language));
    }

private:
    std::set<std::string, std::less<>> names_;
};

void append_designation(Builder& root, const Node& designation) {
    Builder parameter = append_parameter(root, "designation");
    if (const auto language = designation.text_of("language"); !language.empty())
        append_part(parameter, "language").set_string("valueCode", language);
    if (const Node* use = designation.find("use")) append_part(parameter, "use").set_copy("valueCoding", *use);
    append_part(parameter, "value").set_string("valueString", designation.text_of("value"));
}

void append_code_property(Builder& root, std::string_view name, std::string_view code) {
    Builder parameter = append_parameter(root, "property");
    append_part(parameter, "code").set_string("valueCode", name);
    append_part(parameter, "value").set_string("valueCode", code);
}

void append_stated_property(Builder& root, const Node& property) {
    const fhir::Member* value = value_member(property);
    if (value == nullptr) return;
    Builder parameter = append_parameter(root, "property");
    append_part(parameter, "code").set_string("valueCode", property.text_of("code"));
    append_part(parameter, "value").set_copy(value->name, value->value);
}

void append_properties(Builder& root, const KnownCode& code, const Wanted& wanted) {
    const auto definition = code.item->node->text_of("definition");
    if (!definition.empty() && wanted.has("definition")) {
        Builder parameter = append_parameter(root, "property");
        append_part(parameter, "code").set_string("valueCode", "definition");
        append_part(parameter, "value").set_string("valueString", definition);
    }
    // However the hierarchy is stated, it is told as properties.
    for (const std::string_view name : {"parent", "child"})
        if (wanted.has(name))
            for (const std::string_view other : code.code_system->values_of(*code.item, name))
                append_code_property(root, name, other);
    for (const Node* node : code.code_system->nodes_of(*code.item))
        for (const Node& property : items_of(node, "property"))
            if (const auto name = property.text_of("code"); name != "parent" && name != "child" && wanted.has(name))
                append_stated_property(root, property);
}

/// Source: R4 codesystem-operation-lookup.html: name and display are always there
fhir::Document describe_code(const KnownCode& code, const Parameters& parameters) {
    const Wanted wanted(parameters);
    const Node* system = code.code_system != nullptr ? &code.code_system->node() : nullptr;
    std::string_view name = system != nullptr ? system->text_of("name") : code.system;
    if (name.empty()) name = code.system;
    const std::string_view display = display_of(code, parameters.text("displayLanguage"));
    fhir::Document document("Parameters");
    Builder root = document.edit();
    append_parameter(root, "name").set_string("valueString", name);
    if (!code.version.empty()) append_parameter(root, "version").set_string("valueString", code.version);
    // RULING: display is 1..1, and a concept may have none: the code stands for it.
    append_parameter(root, "display").set_string("valueString", display.empty() ? code.code : display);
    for (const Node* designation : designations_of(code))
        if (wanted.has_language(designation->text_of("language"))) append_designation(root, *designation);
    if (code.item != nullptr) append_properties(root, code, wanted);
    return document;
}

}  // namespace

fhir::Result<fhir::Document> lookup(const Question& question) {
    const Parameters& parameters = question.parameters;
    const Node* coding = parameters.value("coding");
    const auto given = [&](std::string_view name) {
        return coding != nullptr ? coding->text_of(name) : parameters.text(name);
    };
    const std::string_view system = given("system");
    const std::string_view code = given("code");
    const std::string_view version = given("version");
    if (system.empty() || code.empty()) return needs(parameters, "system + code / coding");
    const KnownCode known = describe(question.terminology, system, code, version);
    const auto [here, is_other_version] = question.terminology.find_code_system(system, version);
    if (here != nullptr && is_other_version) return cannot_tell(kOtherVersion, {system, here->version(), version});
    if (is_known(known)) return describe_code(known, parameters);
    if (is_code_by_grammar(system, code) == Membership::no)
        return fhir::fail(fhir::IssueType::not_found, kUnknownCode, "", {code, system});
    if (here == nullptr) return cannot_tell(kNotHere, {system});
    if (!here->lacks(code)) return cannot_tell(kIncomplete, {system});
    return fhir::fail(fhir::IssueType::not_found, kUnknownCode, "", {code, system});
}

}  // namespace kakehashi::profiles
