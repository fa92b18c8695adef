#pragma once

#include <gmock/gmock.h>

#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "kakehashi/fhir/json.hpp"
#include "snapshot/generation.hpp"

/// A handful of small types in the form of R4's, and the profiles that a test writes over them.
namespace kakehashi::profiles::snapshot_samples {

inline const std::string kR4 = "http://hl7.org/fhir/StructureDefinition/";
inline const std::string kOwn = "http://example.org/StructureDefinition/";

/// Rows of "path min max type…" as a type's definition with a snapshot. A type may have targets: "Reference(Patient)".
inline std::string type_definition(const std::string& rows) {
    std::istringstream lines(rows);
    std::string elements;
    std::string name;
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        std::string path, min, max, types;
        words >> path >> min >> max;
        if (path.empty()) continue;
        if (name.empty()) name = path;
        elements += (elements.empty() ? "" : ",") + std::string(R"({"id":")") + path + R"(","path":")" + path +
                    R"(","short":"R4 )" + path + R"(","min":)" + min + R"(,"max":")" + max + R"(")";
        for (std::string type; words >> type;) {
            if (type.starts_with('#')) {
                elements += R"(,"contentReference":")" + type + R"(")";
                continue;
            }
            const auto open = type.find('(');
            types += (types.empty() ? "" : ",") + std::string(R"({"code":")") + type.substr(0, open) + R"(")";
            if (open != std::string::npos)
                types += R"(,"targetProfile":[")" + kR4 + type.substr(open + 1, type.size() - open - 2) + R"("])";
            types += "}";
        }
        if (!types.empty()) elements += R"(,"type":[)" + types + "]";
        elements += R"(,"constraint":[{"key":"ele-1","severity":"error","human":"has content"}]})";
    }
    return R"({"resourceType":"StructureDefinition","url":")" + kR4 + name + R"(","kind":"resource","type":")" + name +
           R"(","derivation":"specialization","snapshot":{"element":[)" + elements + "]}}";
}

/// A profile that has only a differential.
inline std::string profile(const std::string& name, const std::string& type, const std::string& base,
                           const std::string& elements) {
    return R"({"resourceType":"StructureDefinition","url":")" + kOwn + name + R"(","kind":"resource","type":")" + type +
           R"(","baseDefinition":")" + base + R"(","derivation":"constraint","differential":{"element":[)" + elements +
           "]}}";
}

/// An element of a differential: its id, then its other members as they are.
inline std::string element(const std::string& id, const std::string& members) {
    std::string path;
    bool is_slice = false;
    for (const char c : id) {
        if (c == ':') is_slice = true;
        if (c == '.') is_slice = false;
        if (!is_slice) path += c;
    }
    const auto colon = id.rfind(':');
    const bool names_slice = colon != std::string::npos && id.find('.', colon) == std::string::npos;
    return R"({"id":")" + id + R"(","path":")" + path + R"(")" +
           (names_slice ? R"(,"sliceName":")" + id.substr(colon + 1) + R"(")" : "") +
           (members.empty() ? "" : "," + members) + "}";
}

inline const std::vector<std::string> kTypes{
    "Element 0 *\nElement.id 0 1 string\nElement.extension 0 * Extension",
    "string 0 *\nstring.id 0 1 string\nstring.extension 0 * Extension\nstring.value 0 1 string",
    "Extension 0 *\nExtension.id 0 1 string\nExtension.extension 0 * Extension\nExtension.url 1 1 uri\n"
    "Extension.value[x] 0 1 string Quantity",
    "Identifier 0 *\nIdentifier.id 0 1 string\nIdentifier.use 0 1 code\nIdentifier.system 0 1 uri\n"
    "Identifier.value 0 1 string",
    "HumanName 0 *\nHumanName.id 0 1 string\nHumanName.extension 0 * Extension\nHumanName.family 0 1 string\n"
    "HumanName.given 0 * string",
    "Quantity 0 *\nQuantity.id 0 1 string\nQuantity.value 0 1 decimal\nQuantity.unit 0 1 string",
    "Patient 0 *\nPatient.id 0 1 string\nPatient.extension 0 * Extension\nPatient.identifier 0 * Identifier\n"
    "Patient.name 0 * HumanName\nPatient.gender 0 1 code\nPatient.contact 0 * BackboneElement\n"
    "Patient.contact.id 0 1 string\nPatient.contact.name 0 1 HumanName\n"
    "Patient.generalPractitioner 0 * Reference(Practitioner)",
    "Observation 0 *\nObservation.id 0 1 string\nObservation.code 1 1 string\n"
    "Observation.value[x] 0 1 Quantity string boolean\nObservation.component 0 * BackboneElement\n"
    "Observation.component.id 0 1 string\nObservation.component.value[x] 0 1 Quantity string\n"
    "Observation.component.part 0 * #Observation.component"};

class Snapshots : public testing::Test {
protected:
    Snapshots() {
        for (const std::string& rows : kTypes) add(type_definition(rows));
    }

    void add(const std::string& json) {
        auto document = fhir::parse_json(json);
        ASSERT_TRUE(document.has_value()) << document.error().diagnostics << "\n" << json;
        table.add(std::move(*document));
    }

    /// Makes the snapshot of a StructureDefinition, which must succeed.
    void make(const std::string& json) {
        auto document = fhir::parse_json(json);
        ASSERT_TRUE(document.has_value()) << document.error().diagnostics << "\n" << json;
        auto made = Generation(table).make(document->root());
        ASSERT_TRUE(made.has_value()) << made.error().diagnostics;
        snapshot = std::move(*made);
    }
    void make(const std::string& type, const std::string& elements) {
        make(profile("own", type, kR4 + type, elements));
    }

    /// The rule of the issue that refuses it.
    std::string refusal(const std::string& json) {
        auto document = fhir::parse_json(json);
        if (!document) return document.error().diagnostics;
        const auto made = Generation(table).make(document->root());
        if (made) return "made";
        return made.error().rule + ": " + made.error().diagnostics;
    }

    [[nodiscard]] std::span<const fhir::Node> elements() const {
        return snapshot.structure_definition.root().find("snapshot")->find("element")->items();
    }
    [[nodiscard]] std::vector<std::string> ids() const {
        std::vector<std::string> list;
        for (const fhir::Node& each : elements()) list.emplace_back(each.text_of("id"));
        return list;
    }
    [[nodiscard]] std::vector<std::string> ids_below(std::string_view prefix) const {
        auto list = ids();
        std::erase_if(list, [&](const std::string& id) { return !id.starts_with(prefix); });
        return list;
    }
    /// The element of that id as compact JSON; "" when there is none.
    [[nodiscard]] std::string json_of(std::string_view id, std::string_view member = {}) const {
        for (const fhir::Node& each : elements()) {
            if (each.text_of("id") != id) continue;
            if (member.empty()) return fhir::write_json(each);
            const fhir::Node* node = each.find(member);
            return node != nullptr ? fhir::write_json(*node) : "absent";
        }
        return "";
    }
    /// "error rule @ id"
    [[nodiscard]] std::vector<std::string> report() const {
        std::vector<std::string> lines;
        for (const auto& issue : snapshot.report)
            lines.push_back(std::string(code_of(issue.severity)) + " " + issue.rule + " @ " + issue.expression);
        return lines;
    }

    CanonicalTable table;
    Snapshot snapshot;
};

}  // namespace kakehashi::profiles::snapshot_samples
