"""What R4's StructureDefinitions say, as the mutants need it: the type of every element, and samples of resources."""

import json
import re
import tarfile

PRIMITIVES = {
    "base64Binary": "aGVsbG8=",
    "boolean": True,
    "canonical": "http://example.org/fhir/thing|1.0",
    "code": "abc",
    "date": "2021-03-04",
    "dateTime": "2021-03-04T05:06:07+09:00",
    "decimal": 1.5,
    "id": "a-1",
    "instant": "2021-03-04T05:06:07.123+09:00",
    "integer": 3,
    "markdown": "*text*",
    "oid": "urn:oid:1.2.392.100495",
    "positiveInt": 2,
    "string": "text",
    "time": "05:06:07",
    "unsignedInt": 4,
    "uri": "http://example.org/uri",
    "url": "http://example.org/url",
    "uuid": "urn:uuid:c757873d-ec9a-4326-a141-556f43239520",
    "xhtml": '<div xmlns="http://www.w3.org/1999/xhtml"><p>text</p></div>',
}
NOT_SAMPLED = ("id", "extension", "modifierExtension", "contained", "implicitRules", "meta", "text")


class R4Types:
    """Elements by path ("Patient.contact.name") of R4's types, and the codes of its value sets."""

    def __init__(self, package):
        self.elements = {}  # path → ElementDefinition
        self.children = {}  # path → names of its elements, in order
        self.resources = []
        self.value_sets = {}
        self.code_systems = {}
        with tarfile.open(package) as archive:
            for member in archive:
                if re.search(r"/(StructureDefinition|ValueSet|CodeSystem)-[^/]*\.json$", member.name):
                    self._read(json.load(archive.extractfile(member)))
        self.resources.sort()

    def _read(self, resource):
        kind = resource["resourceType"]
        if kind == "ValueSet":
            self.value_sets[resource["url"]] = resource
        elif kind == "CodeSystem":
            self.code_systems[resource["url"]] = resource
        elif resource.get("derivation", "specialization") == "specialization":
            if resource["kind"] == "resource" and not resource["abstract"]:
                self.resources.append(resource["type"])
            for element in resource["snapshot"]["element"]:
                self.elements[element["path"]] = element
                if "." in element["path"]:
                    self.children.setdefault(element["path"].rpartition(".")[0], []).append(element["path"])

    def find(self, path, key):
        """(path of the element's content, type, definition) of a JSON key below `path`; None when R4 has none"""
        for each in self.children.get(path, ()):
            name = each.rpartition(".")[2]
            if name == key or (name.endswith("[x]") and key.startswith(name[:-3]) and len(key) > len(name) - 3):
                return self._content(each, key[len(name) - 3 :] if name.endswith("[x]") else "")
        return None

    def _content(self, path, suffix):
        definition = self.elements[path]
        if "contentReference" in definition:
            return definition["contentReference"].lstrip("#"), "BackboneElement", definition
        codes = [each["code"].rpartition("/")[2] for each in definition.get("type", [])]
        codes = ["string" if code == "System.String" else code for code in codes]
        code = next((code for code in codes if code[:1].upper() + code[1:] == suffix), codes[0] if codes else "Element")
        if path in self.children:
            return path, code, definition
        return code, code, definition

    def codes_of(self, value_set):
        """The first codes of a value set, as (system, code)"""
        found = []
        resource = self.value_sets.get(value_set.partition("|")[0], {})
        for include in resource.get("compose", {}).get("include", []):
            concepts = include.get("concept") or self.code_systems.get(include.get("system"), {}).get("concept", [])
            found += [(include.get("system"), concept["code"]) for concept in concepts if "filter" not in include]
        return found

    def sample(self, path, variant, depth=0):
        """A JSON value with every element below `path` (a type or backbone), down to a few levels; `variant` chooses
        types, codes and which optional elements are left out."""
        made = {"resourceType": path} if path in self.resources else {}
        for number, each in enumerate(self.children.get(path, ())):
            definition = self.elements[each]
            name = each.rpartition(".")[2]
            if name in NOT_SAMPLED or definition["max"] == "0":
                continue
            is_optional = definition["min"] == 0
            if is_optional and (depth > 2 or (variant and (number + variant) % 3 == 0)):
                continue
            types = [each["code"].rpartition("/")[2] for each in definition.get("type", [])]
            chosen = types[(variant + number) % len(types)] if types else ""
            chosen = "string" if chosen == "System.String" else chosen
            value = self._value(each, definition, chosen, variant, depth)
            if value is None:
                continue
            key = name[:-3] + chosen[:1].upper() + chosen[1:] if name.endswith("[x]") else name
            made[key] = [value] if definition["max"] != "1" else value
        return made

    def _value(self, path, definition, chosen, variant, depth):
        binding = definition.get("binding", {})
        codes = self.codes_of(binding.get("valueSet", "")) if binding.get("strength") == "required" else []
        if chosen == "code" and codes:
            return codes[variant % len(codes)][1]
        if chosen == "CodeableConcept" and codes:
            return {"coding": [dict(zip(("system", "code"), codes[variant % len(codes)]))]}
        if chosen == "CodeableConcept":
            return {"text": "text"}
        if chosen in PRIMITIVES:
            return PRIMITIVES[chosen]
        if chosen == "Reference":
            profiles = [profile for each in definition["type"] for profile in each.get("targetProfile", [])]
            targets = [profile.rpartition("/")[2] for profile in profiles] or ["Patient"]
            target = targets[variant % len(targets)]
            return {"reference": f"{target if target != 'Resource' else 'Patient'}/x1"}
        if chosen in ("Resource", ""):
            return None
        if path in self.children:
            return self.sample(path, variant, depth + 1)
        fixed = {
            "Coding": {"system": "http://example.org/codes", "code": "abc", "display": "text"},
            "Quantity": {"value": 1.5, "unit": "mg", "system": "http://unitsofmeasure.org", "code": "mg"},
            "Period": {"start": "2021-03-04", "end": "2021-03-05"},
            "Extension": {"url": "http://example.org/extension", "valueString": "text"},
            "Duration": {"value": 2, "unit": "h", "system": "http://unitsofmeasure.org", "code": "h"},
            "Age": {"value": 2, "unit": "a", "system": "http://unitsofmeasure.org", "code": "a"},
            "Money": {"value": 100, "currency": "JPY"},
        }
        return fixed.get(chosen) or self.sample(chosen, variant, depth + 1) or None
