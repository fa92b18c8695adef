#pragma once

#include <sstream>
#include <string>
#include <vector>

/// A handful of small types in the form of R4's, and profiles over them.
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

}  // namespace kakehashi::profiles::snapshot_samples
