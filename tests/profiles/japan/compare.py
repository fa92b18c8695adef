#!/usr/bin/env python3
"""Compares our statements of the Japanese profiles with the official packages, element by element.

Usage: compare.py STATED.ndjson IG_FOLDER differences_expected.txt [--write]

For every profile of ours: where an extension may stand; cardinality, types, fixed and pattern values, binding, slicing
and invariants (key and severity) of every element of the official snapshot, and of every element that only we state. A difference that the
list of expected ones does not name fails, as does one that it names and that is no more.
"""

import json
import re
import sys
import tarfile
from collections import Counter
from pathlib import Path

R4 = "http://hl7.org/fhir/StructureDefinition/"
PACKAGES = ["jp-core.r4-1.1.2-url.tgz", "jp-clins.r4-1.5.2-snap.tgz"]  # the later one wins
# These state other content for the same canonicals (older editions): only what they alone state is taken.
OTHER_EDITIONS = ["jp-eChekupReport.r4.tgz", "jp-eReferral.r4.tgz", "jp-eDischargeSummary.r4.tgz"]
SKIPPED = 77


def definitions(path):
    with tarfile.open(path) as archive:
        for member in archive:
            if member.name.endswith(".json") and "StructureDefinition-" in member.name:
                yield json.load(archive.extractfile(member))


def without_slices(element_id):
    return re.sub(r":[^.]*", "", element_id)


def spellings(steps):
    """The steps of an id with their slices, then with fewer and fewer of them."""
    if not steps:
        return [[]]
    plain = [without_slices(steps[-1])] if ":" in steps[-1] else []
    return [[*before, last] for last in [steps[-1], *plain] for before in spellings(steps[:-1])]


class Core:
    """What R4 itself says of an element."""

    def __init__(self, path):
        self.elements = {each["url"][len(R4):]: {e["path"]: e for e in each["snapshot"]["element"]}
                         for each in definitions(path) if "snapshot" in each and each["url"].startswith(R4)}

    def find(self, path):
        """The definition at a path that begins with the name of a type."""
        first, *rest = path.split(".")
        type_name, at = first, first
        element = self.elements.get(first, {}).get(first)
        for step in rest:
            if element is None:
                return None
            if f"{at}.{step}" not in self.elements[type_name]:
                if "contentReference" in element:
                    at = element["contentReference"].lstrip("#")
                else:
                    type_ = element.get("type", [{"code": ""}])[0]
                    at = type_["code"]
                    profiles = [profile[len(R4):] for profile in type_.get("profile", [])]  # SimpleQuantity of a Range
                    type_name = next((each for each in profiles if each in self.elements), at)
                    if type_name not in self.elements:
                        return None
            at = f"{at}.{step}"
            element = self.elements[type_name].get(at)
        return element


def types_of(element):
    found = set()
    for each in element.get("type", []):
        code = each["code"]
        if code.startswith("http://hl7.org/fhirpath/"):
            return None  # ids and urls, as in R4
        for kind in ("profile", "targetProfile"):
            for canonical in each.get(kind, []):
                found.add(f"{code} {kind} {canonical.split('|')[0]}")
        if "profile" not in each and "targetProfile" not in each:
            found.add(code)
    return sorted(found)


def value_of(element):
    return next(({k: v} for k, v in element.items() if re.match(r"(fixed|pattern)[A-Z]", k)), None)


def binding_of(element):
    binding = element.get("binding")
    return binding and [binding["strength"], binding.get("valueSet", "").split("|")[0]]


def slicing_of(element):
    slicing = element.get("slicing")
    return slicing and [[[d["type"], d["path"]] for d in slicing.get("discriminator", [])], slicing["rules"],
                        bool(slicing.get("ordered"))]


ATTRIBUTES = {"min": lambda e: e.get("min"), "max": lambda e: e.get("max"), "types": types_of, "value": value_of,
              "binding": binding_of, "slicing": slicing_of}


class Ours:
    """What a profile of ours says, with its bases and R4 below it."""

    def __init__(self, stated, core):
        self.stated, self.core = stated, core
        self.rows = {url: {e["id"]: e for e in each["differential"]["element"]} for url, each in stated.items()}

    def chain(self, url):
        while url in self.stated:
            yield self.rows[url]
            url = self.stated[url]["baseDefinition"]

    def sources(self, url, element_id):
        """The rows that speak of an element, the nearest first: the profile's chain, then profiles of a parent's type.
        What is said of a list's items is said of the items of its slices."""
        parts = element_id.split(".")
        for spoken_of in spellings(parts[:-1]):
            for rows in self.chain(url):
                if ".".join([*spoken_of, parts[-1]]) in rows:
                    yield rows[".".join([*spoken_of, parts[-1]])]
        for length in range(len(parts) - 1, 0, -1):
            for profile in self.type_profiles(url, ".".join(parts[:length])):
                if profile in self.stated:
                    yield from self.sources(profile, ".".join([self.stated[profile]["type"], *parts[length:]]))

    def type_profiles(self, url, element_id):
        for each in self.sources(url, element_id):
            for type_ in each.get("type", []):
                yield from type_.get("profile", [])

    def r4(self, url, element_id):
        """What R4 says: of the type that we chose, where we chose one."""
        parts = element_id.split(".")
        for length in range(len(parts) - 1, 1, -1):
            parent = ".".join(parts[:length])
            types = next((each["type"] for each in self.sources(url, parent) if len(each.get("type", [])) == 1), None)
            if types is None or types[0]["code"] in ("Element", "BackboneElement", "Extension"):
                continue
            profiles = [p[len(R4):] for p in types[0].get("profile", []) if p.startswith(R4)]
            name = next((p for p in profiles if p in self.core.elements), types[0]["code"])
            rest = [types[0]["code"], *parts[length:]]
            found = self.core.elements.get(name, {}).get(without_slices(".".join(rest)))
            return found or self.core.find(without_slices(".".join(rest)))
        return self.core.find(without_slices(element_id))

    def says(self, url, element_id, attribute):
        read = ATTRIBUTES[attribute]
        sources = list(self.sources(url, element_id))
        is_slice = ":" in element_id.split(".")[-1]
        if is_slice and attribute not in ("min", "slicing"):  # a slice is also an item of its list
            sources += self.sources(url, re.sub(r":[^.:]*$", "", element_id))
        for each in sources:
            if read(each) is not None and read(each) != []:
                return read(each)
        if is_slice and attribute in ("min", "slicing"):
            return 0 if attribute == "min" else None
        r4 = self.r4(url, element_id)
        return None if r4 is None else read(r4)

    def invariants(self, url):
        return {(e["id"], c["key"], c["severity"]) for rows in self.chain(url) for e in rows.values()
                for c in e.get("constraint", [])}


def own_invariants(definition, core_keys):
    return {(e["id"], c["key"], c["severity"]) for e in definition["snapshot"]["element"]
            for c in e.get("constraint", []) if c["key"] not in core_keys}


def contexts_of(definition):
    return sorted(each["expression"] for each in definition.get("context", []))


def compare(url, official, ours, core, core_keys):
    elements = {e["id"]: e for e in official["snapshot"]["element"]}
    name = url.split("/fhir/")[1].replace("StructureDefinition/", "")
    theirs, mine = contexts_of(official), contexts_of(ours.stated[url])
    if theirs != mine:
        yield f"{name}  context: ours {json.dumps(mine)}, official {json.dumps(theirs)}"
    stated_ids = {i for rows in ours.chain(url) for i in rows}
    for element_id in sorted(stated_ids - set(elements)):
        yield f"{name}  {element_id}  only ours"
    for element_id, element in elements.items():
        if "." not in element_id:
            continue
        for attribute, read in ATTRIBUTES.items():
            theirs, mine = read(element), ours.says(url, element_id, attribute)
            if attribute == "types" and not theirs:
                continue
            if attribute == "slicing" and element_id.split(".")[-1] in ("extension", "modifierExtension"):
                continue  # by url, as R4 says: the validator implies it
            if theirs != mine:
                yield (f"{name}  {element_id}  {attribute}: ours {json.dumps(mine, ensure_ascii=False)}, "
                       f"official {json.dumps(theirs, ensure_ascii=False)}")
    theirs, mine = own_invariants(official, core_keys), ours.invariants(url)
    for element_id, key, severity in sorted(theirs ^ mine):
        side = "only official" if (element_id, key, severity) in theirs else "only ours"
        yield f"{name}  {element_id}  invariant {key} {severity}: {side}"


def load_official(ig):
    official = {}
    for package in PACKAGES:
        official |= {each["url"]: each for each in definitions(ig / package)}
    for package in OTHER_EDITIONS:
        for each in definitions(ig / package):
            official.setdefault(each["url"], each)
    return official


def expected_of(path):
    """Lines of differences; the ones that begin with # give the reason of those below."""
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


def main():
    stated_path, ig, expected_path = map(Path, sys.argv[1:4])
    if not ig.exists():
        print("the official packages are not beside this checkout: skipped")
        sys.exit(SKIPPED)
    stated = [json.loads(line) for line in stated_path.read_text(encoding="utf-8").splitlines()]
    stated = {each["url"]: each for each in stated if each["resourceType"] == "StructureDefinition"}
    core, official = Core(ig / "hl7.fhir.r4.core-4.0.1.tgz"), load_official(ig)
    core_keys = {c["key"] for elements in core.elements.values() for e in elements.values()
                 for c in e.get("constraint", [])}
    ours, found, counts = Ours(stated, core), [], Counter()
    for url in stated:
        if url in official and "snapshot" in official[url]:
            counts["profiles"] += 1
            counts["elements"] += len(official[url]["snapshot"]["element"]) - 1
            counts["stated elements"] += len(stated[url]["differential"]["element"])
            found += compare(url, official[url], ours, core, core_keys)
        else:
            counts["not in the packages"] += 1
    if "--write" in sys.argv:
        print("\n".join(found))
        return
    expected = expected_of(expected_path)
    unlisted = [line for line in found if line not in set(expected)]
    gone = [line for line in expected if line not in set(found)]
    print(", ".join(f"{count} {what}" for what, count in counts.items()) +
          f": {len(found)} differences, {len(found) - len(unlisted)} of them expected")
    for line in unlisted:
        print("not expected:", line)
    for line in gone:
        print("expected, but no more:", line)
    sys.exit(1 if unlisted or gone else 0)


if __name__ == "__main__":
    main()
