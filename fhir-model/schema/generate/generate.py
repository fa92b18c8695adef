#!/usr/bin/env python3
"""Writes r4_schema.inc, the tables behind schema.hpp, from the HL7 FHIR R4 core package (CC0).

usage: generate.py hl7.fhir.r4.core-4.0.1.tgz [OUTPUT]

The same package gives the same bytes, always. Standard library only.
"""
import json
import os
import sys
import tarfile

BASE = "http://hl7.org/fhir/StructureDefinition/"
FHIR_TYPE = BASE + "structuredefinition-fhir-type"
REGEX = BASE + "regex"
CODES_MAX = 2000  # a bigger value set is an external vocabulary, not an enumeration
STRENGTHS = ("example", "preferred", "extensible", "required")


def read_package(path):
    """Resources of the package by type and canonical."""
    found = {"StructureDefinition": {}, "ValueSet": {}, "CodeSystem": {}}
    with tarfile.open(path) as archive:
        for member in archive:
            kind = os.path.basename(member.name).split("-")[0]
            if kind in found and member.name.endswith(".json"):
                resource = json.load(archive.extractfile(member))
                if resource.get("resourceType") == kind:
                    found[kind][resource["url"]] = resource
    return found


def text(value):
    """A C++ string_view literal."""
    return json.dumps(value, ensure_ascii=False) + "sv"


def fnv1a(name):
    value = 2166136261
    for byte in name.encode():
        value = ((value ^ byte) * 16777619) & 0xFFFFFFFF
    return value


def hash_slots(names):
    """An open-addressing table (index or 0xFFFF), at most half full. find_slot in schema.cpp reads it."""
    size = 2
    while size < 2 * len(names):
        size *= 2
    slots = [0xFFFF] * size
    for index, name in enumerate(names):
        at = fnv1a(name) % size
        while slots[at] != 0xFFFF:
            at = (at + 1) % size
        slots[at] = index
    return slots


class Schema:
    """Types and elements as plain dictionaries, in our names."""

    def __init__(self, package):
        self.package = package["StructureDefinition"]
        self.types = {}
        for definition in self.package.values():
            if definition.get("derivation") != "constraint" and definition["kind"] != "logical":
                self.add_definition(definition)
        self.drop_repeated_constraints()

    def add_definition(self, definition):
        root, *elements = definition["snapshot"]["element"]
        kind = {"primitive-type": "primitive", "complex-type": "complex", "resource": "resource"}[definition["kind"]]
        self.types[definition["type"]] = {
            "kind": kind,
            "abstract": definition.get("abstract", False),
            "base": definition.get("baseDefinition", "").removeprefix(BASE),
            "elements": [],
            "constraints": self.constraints_of(root),
            "pattern": self.pattern_of(elements) if kind == "primitive" else "",
        }
        backbones = {e["path"]: e for e in elements if self.is_backbone(e)}
        for path, element in backbones.items():
            self.types[path] = {
                "kind": "backbone", "abstract": False, "base": element["type"][0]["code"], "elements": [],
                "constraints": self.constraints_of(element), "pattern": "",
            }
        for element in elements:
            parent, name = element["path"].rsplit(".", 1)
            is_primitive_value = kind == "primitive" and name == "value"
            if element["max"] != "0" and not is_primitive_value:
                self.types[parent]["elements"].append(self.element(name, element, backbones))

    @staticmethod
    def is_backbone(element):
        # Element.extension and the like have type Extension; only structure defined on the spot has these.
        return [t["code"] for t in element.get("type", [])] in (["BackboneElement"], ["Element"])

    @staticmethod
    def pattern_of(elements):
        for element in elements:
            for extension in element.get("type", [{}])[0].get("extension", []):
                if element["path"].endswith(".value") and extension["url"] == REGEX:
                    return extension["valueString"]
        return ""

    @staticmethod
    def constraints_of(element):
        return [(c["key"], c["severity"] == "error", c["human"], c["expression"])
                for c in element.get("constraint", []) if c.get("expression")]

    def element(self, name, element, backbones):
        binding = element.get("binding", {})
        is_backbone = element["path"] in backbones
        constraints = [] if is_backbone else self.constraints_of(element)
        for profile in [p for t in element.get("type", []) for p in t.get("profile", []) if p in self.package]:
            # SimpleQuantity is a profile: what it asks of a Quantity stands at the element.
            constraints += self.constraints_of(self.package[profile]["snapshot"]["element"][0])
        return {
            "name": name.removesuffix("[x]"), "path": element["path"], "min": element["min"],
            "max": 0xFFFF if element["max"] == "*" else int(element["max"]),
            "choice": name.endswith("[x]"), "modifier": element.get("isModifier", False),
            "summary": element.get("isSummary", False),
            "attribute": "xmlAttr" in element.get("representation", []),
            "types": [(element["path"], ())] if is_backbone else self.type_references(element),
            "binding": binding.get("strength", "none"), "value_set": binding.get("valueSet", ""),
            "constraints": list(dict.fromkeys(constraints)),
        }

    @staticmethod
    def type_references(element):
        if "contentReference" in element:
            return [(element["contentReference"].removeprefix("#"), ())]
        references = []
        for each in element["type"]:
            code = each["code"].replace("http://hl7.org/fhirpath/System.String", "string")
            for extension in each.get("extension", []):
                if extension["url"] == FHIR_TYPE:
                    code = extension["valueUrl"]
            if element.get("base", {}).get("path") == "Resource.id":
                code = "id"  # the package says string here; R4 resource.html says id
            targets = tuple(t.removeprefix(BASE) for t in each.get("targetProfile", []))
            references.append((code, () if "Resource" in targets else targets))
        return references

    def drop_repeated_constraints(self):
        """What holds for a type (ele-1, ext-1) is said at the type, not at each of its elements again."""
        for each in self.types.values():
            for element in each["elements"]:
                of_types = {c for name, _ in element["types"] for c in self.types[name]["constraints"]}
                element["constraints"] = [c for c in element["constraints"] if c not in of_types]


class ValueSets:
    """Expands the value sets that the package alone can enumerate."""

    def __init__(self, package):
        self.sets = package["ValueSet"]
        self.systems = package["CodeSystem"]

    def codes(self, canonical):
        """[(system, code, display)], or None when we cannot tell."""
        value_set = self.sets.get(canonical.split("|")[0])
        if value_set is None or "compose" not in value_set:
            return None
        included = self.join(value_set["compose"]["include"])
        excluded = self.join(value_set["compose"].get("exclude", []))
        if included is None or excluded is None:
            return None
        gone = {code[:2] for code in excluded}
        kept = {code[:2]: code for code in reversed(included) if code[:2] not in gone}
        return sorted(kept.values()) if 0 < len(kept) <= CODES_MAX else None

    def join(self, components):
        out = []
        for component in components:
            codes = self.component(component)
            if codes is None:
                return None
            out += codes
        return out

    def component(self, component):
        lists = [self.codes(canonical) for canonical in component.get("valueSet", [])]
        if "system" in component:
            lists.append(self.of_system(component))
        if not lists or any(each is None for each in lists):
            return None
        common = set.intersection(*({code[:2] for code in each} for each in lists))
        return [code for code in lists[-1] if code[:2] in common]

    def of_system(self, component):
        system = self.systems.get(component["system"])
        complete = system is not None and system["content"] == "complete"
        all_codes = list(self.walk(system.get("concept", []), ())) if complete else []
        displays = {code: display for code, display, _ in all_codes}
        if "concept" in component:
            return [(component["system"], c["code"], c.get("display") or displays.get(c["code"], ""))
                    for c in component["concept"]]
        if not complete:
            return None
        for each in component.get("filter", []):
            all_codes = self.filtered(all_codes, each)
            if all_codes is None:
                return None
        return [(component["system"], code, display) for code, display, _ in all_codes]

    def walk(self, concepts, ancestors):
        for concept in concepts:
            yield concept["code"], concept.get("display", ""), ancestors
            yield from self.walk(concept.get("concept", []), ancestors + (concept["code"],))

    @staticmethod
    def filtered(codes, rule):
        wanted = rule["value"]
        if rule["property"] != "concept" or rule["op"] not in ("is-a", "descendent-of", "is-not-a"):
            return None
        itself = rule["op"] != "descendent-of"
        below = [c for c in codes if wanted in c[2] or (itself and c[0] == wanted)]
        return [c for c in codes if c not in below] if rule["op"] == "is-not-a" else below


class Writer:
    """C++ text. Equal lists are written once and shared."""

    def __init__(self, schema, value_sets):
        self.schema = schema
        self.value_sets = value_sets
        self.names = sorted(schema.types, key=str.encode)
        self.index = {name: i for i, name in enumerate(self.names)}
        self.lines = []
        self.shared = {}
        self.counts = {}

    def span(self, cpp_type, prefix, rows):
        """The name of a constant array with these rows; `{}` when there are none."""
        if not rows:
            return "{}"
        key = (cpp_type, tuple(rows))
        if key not in self.shared:
            self.counts[prefix] = self.counts.get(prefix, 0) + 1
            name = "%s%d" % (prefix, self.counts[prefix])
            self.shared[key] = name
            self.lines.append("constexpr %s %s[] = {\n%s,\n};" % (cpp_type, name, ",\n".join(rows)))
        return self.shared[key]

    def type_pointer(self, name):
        return "kTypes + %d" % self.index[name] if name else "nullptr"

    def constraints(self, constraints):
        rows = ["{%s, %s, %s, %s}" % (text(k), str(e).lower(), text(h), text(x)) for k, e, h, x in constraints]
        return self.span("Constraint", "kC", rows)

    def type_reference(self, reference):
        name, targets = reference
        return "{%s, %s}" % (self.type_pointer(name), self.span("std::string_view", "kT", [text(t) for t in targets]))

    def element(self, e):
        flags = ", ".join(str(e[f]).lower() for f in ("choice", "modifier", "summary", "attribute"))
        types = self.span("TypeReference", "kR", [self.type_reference(t) for t in e["types"]])
        return "{%s, %s, %d, %d, %s, %s, BindingStrength::%s, %s, %s}" % (
            text(e["name"]), text(e["path"]), e["min"], e["max"], flags, types, e["binding"], text(e["value_set"]),
            self.constraints(e["constraints"]))

    def names_of(self, elements):
        """(JSON name, element, type): "value" of a choice has no type, "valueQuantity" has."""
        for position, e in enumerate(elements):
            yield e["name"], position, "" if e["choice"] else e["types"][0][0]
            for name, _ in e["types"] if e["choice"] else ():
                yield e["name"] + name[0].upper() + name[1:], position, name

    def type_rows(self):
        rows, index_rows = [], []
        for name in self.names:
            t = self.schema.types[name]
            elements = self.span("ElementDefinition", "kE", [self.element(e) for e in t["elements"]])
            rows.append("{%s, TypeKind::%s, %s, %s, %s, %s, %s}" % (
                text(name), t["kind"], str(t["abstract"]).lower(), self.type_pointer(t["base"]), elements,
                self.constraints(t["constraints"]), text(t["pattern"])))
            names = list(self.names_of(t["elements"]))
            if len({n for n, _, _ in names}) != len(names):
                raise ValueError("ambiguous names in " + name)
            members = self.span("MemberName", "kN", ["{%s, %d, %s}" % (text(n), i, self.type_pointer(c))
                                                     for n, i, c in names])
            slots = hash_slots([n for n, _, _ in names])
            index_rows.append("{%s, %s}" % (members, self.span("std::uint16_t", "kS", [str(s) for s in slots])))
        return rows, index_rows

    def value_set_rows(self):
        wanted = {e["value_set"].split("|")[0] for t in self.schema.types.values() for e in t["elements"]
                  if e["binding"] == "required"}
        rows = []
        for canonical in sorted(wanted):
            codes = self.value_sets.codes(canonical)
            if codes is not None:
                rows.append("{%s, %s}" % (text(canonical), self.span(
                    "EnumeratedCode", "kV", ["{%s, %s, %s}" % tuple(map(text, c)) for c in codes])))
        return rows

    def write(self):
        rows, index_rows = self.type_rows()
        value_sets = self.value_set_rows()
        head = ["// Written by schema/generate/generate.py from the HL7 FHIR R4 core package 4.0.1 (CC0). Do not edit.",
                "// clang-format off", "extern const Type kTypes[%d];" % len(rows)]
        tail = ["constexpr Type kTypes[] = {\n%s,\n};" % ",\n".join(rows),
                "constexpr TypeNames kTypeNames[] = {\n%s,\n};" % ",\n".join(index_rows),
                "constexpr std::uint16_t kTypeSlots[] = {%s};" % ", ".join(map(str, hash_slots(self.names))),
                "constexpr NamedValueSet kValueSets[] = {\n%s,\n};" % ",\n".join(value_sets), "// clang-format on", ""]
        return "\n".join(head + self.lines + tail)


def main(arguments):
    if len(arguments) not in (2, 3):
        sys.exit(__doc__)
    output = arguments[2] if len(arguments) == 3 else os.path.join(os.path.dirname(__file__), "..", "r4_schema.inc")
    package = read_package(arguments[1])
    result = Writer(Schema(package), ValueSets(package)).write()
    with open(output, "w", encoding="utf-8", newline="\n") as file:
        file.write(result)


if __name__ == "__main__":
    main(sys.argv)
