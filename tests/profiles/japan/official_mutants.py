#!/usr/bin/env python3
"""Breaks the official examples in every way that their official profiles forbid, and looks whether it is found there.

Usage: official_mutants.py [stated] [--write]   stated: judged by our own statement of the profiles, no package at hand

Run by ctest. Environment: KAKEHASHI_PROGRAM, KAKEHASHI_SHARED (folder of the packages and examples beside the checkout,
read in place). For each element of a claimed profile's snapshot that an example has, one mutant a kind, once a profile:
drop (required), change (fixed value or pattern), repeat (beyond max), type (another JSON type), code (outside a required
binding), target (a reference to another type), slice (one more item where slicing is closed). A mutant is caught when an
error that the example did not have stands at the element, at what holds it, or at the list of slices that it left.
mutants_missed.txt names those that the official packages do not catch, and why; one row more or less fails the test.
"""
import collections
import copy
import json
import os
import pathlib
import re
import subprocess
import sys
import tarfile
import tempfile

PROGRAM = os.environ["KAKEHASHI_PROGRAM"]
IG = pathlib.Path(os.environ["KAKEHASHI_SHARED"]) / "ig"
SKIPPED = 77
SAME_EDITION = (  # as our statement
    (("clinical-core", "jp-clins-package"), ("jp-core.r4-1.1.2-url", "jp-clins.r4-1.5.2-snap")),
    (("jp-core-1.1.2-url",), ("jp-core.r4-1.1.2-url",)),
)
SETS = (
    *SAME_EDITION,
    (("eReferral", "eReferral-package"), ("jp-core.r4-1.1.2", "jp-eReferral.r4")),
    (("eCheckupReport",), ("jp-core.r4-1.1.2", "jp-eChekupReport.r4")),
)


def read_profiles(packages):
    """canonical → {element id: element} of its snapshot"""
    profiles = {}
    for package in packages:
        with tarfile.open(IG / f"{package}.tgz") as archive:
            for member in archive.getmembers():
                if re.fullmatch(r"package/[^/]*\.json", member.name) and "package.json" not in member.name:
                    resource = json.load(archive.extractfile(member))
                    if resource.get("resourceType") == "StructureDefinition" and "snapshot" in resource:
                        profiles[resource["url"]] = {each["id"]: each for each in resource["snapshot"]["element"]}
    return profiles


def fixed_of(element):
    return next((element[key] for key in element if re.match("(fixed|pattern)[A-Z]", key)), None)


def as_list(value):
    return value if isinstance(value, list) else [value]


def keys_of(node, name):
    if name.endswith("[x]"):
        return [key for key in node if re.fullmatch(re.escape(name[:-3]) + "[A-Z].*", key)]
    return [name] if name in node else []


def contains(value, pattern):
    if isinstance(pattern, dict):
        return isinstance(value, dict) and all(contains(value.get(key), pattern[key]) for key in pattern)
    if isinstance(pattern, list):
        return isinstance(value, list) and all(any(contains(item, each) for item in value) for each in pattern)
    return value == pattern


def values_at(node, steps):
    if not steps:
        return [node]
    if not isinstance(node, dict):
        return []
    name = steps[0].split(":")[0]
    return [found for key in keys_of(node, name) for item in as_list(node[key]) for found in values_at(item, steps[1:])]


class Profile:
    def __init__(self, url, elements):
        self.url, self.elements = url, elements

    def is_in_slice(self, item, slice_id):
        """By its fixed values and patterns, and the url of an extension; False when they do not tell."""
        element = self.elements[slice_id]
        urls = [url for each in element.get("type", []) for url in each.get("profile", [])]
        if urls and isinstance(item, dict) and "url" in item:
            return item["url"] in urls
        told = False
        for id_, each in self.elements.items():
            if id_ != slice_id and not id_.startswith(slice_id + "."):
                continue
            wanted = fixed_of(each)
            if wanted is None:
                continue
            steps = id_[len(slice_id) + 1:].split(".") if id_ != slice_id else []
            found = values_at(item, steps)
            if not found and each.get("min", 0) == 0:
                continue
            if not any(contains(value, wanted) for value in found):
                return False
            told = True
        return told

    def places(self, node, path, steps, prefix):
        """(holder, key, index or None, path) of the element; `steps` with slices, `prefix` the id so far"""
        name, _, of_slice = steps[0].partition(":")
        if not isinstance(node, dict):
            return
        for key in keys_of(node, name):
            items = node[key]
            shown = f"{path}.{name.removesuffix('[x]')}"
            for index, item in enumerate(as_list(items)):
                if of_slice and not self.is_in_slice(item, f"{prefix}.{steps[0]}"):
                    continue
                number = index if isinstance(items, list) else None
                at = shown if number is None else f"{shown}[{number}]"
                if len(steps) == 1:
                    yield node, key, number, at
                else:
                    yield from self.places(item, at, steps[1:], f"{prefix}.{steps[0]}")

    def slices_left(self, id_):
        """Of a discriminating element: (whether leaving the slice is forbidden); None when it discriminates nothing."""
        steps = id_.split(".")
        answer = None
        for depth in range(1, len(steps)):
            if ":" not in steps[depth]:
                continue
            base = ".".join(steps[:depth] + [steps[depth].split(":")[0]])
            slicing = self.elements.get(base, {}).get("slicing")
            relative = ".".join(step.split(":")[0] for step in steps[depth + 1:])
            for each in (slicing or {}).get("discriminator", []):
                by = "" if each["path"] == "$this" else each["path"]
                if not by or not relative or (relative + ".").startswith(by + ".") or (by + ".").startswith(relative + "."):
                    slice_min = self.elements[".".join(steps[:depth + 1])].get("min", 0)
                    answer = bool(answer) or slice_min > 0 or slicing.get("rules") == "closed"
        return answer


def holder_of(path):
    return path.rsplit(".", 1)[0]


def without_index(path):
    return re.sub(r"\[\d+\]$", "", path)


def set_at(place, value):
    holder, key, number, _ = place
    if number is None:
        holder[key] = value
    else:
        holder[key][number] = value


def get_at(place):
    holder, key, number, _ = place
    return holder[key] if number is None else holder[key][number]


def drop(profile, id_, element, place):
    if element.get("min", 0) == 0 or place[1] == "resourceType":
        return False
    holder, key, _, _ = place
    if ":" in id_.split(".")[-1]:
        kept = [item for item in as_list(holder[key]) if not profile.is_in_slice(item, id_)]
        if kept:
            holder[key] = kept
            return True
    holder.pop(key)
    holder.pop("_" + key, None)
    return True


def change(profile, id_, element, place):
    wanted = fixed_of(element)
    value = get_at(place)
    if isinstance(wanted, str) and isinstance(value, str):
        set_at(place, "urn:broken" if re.search("fixedUri|patternUri", str(list(element))) else "broken")
        return True
    if isinstance(wanted, dict) and "coding" in wanted and isinstance(value, dict) and value.get("coding"):
        for coding in value["coding"]:
            coding["code"] = "broken"
        return True
    return False


def repeat(profile, id_, element, place):
    holder, key, number, _ = place
    if element.get("max") != "1" or number is None:
        return False
    holder[key].append(copy.deepcopy(get_at(place)))
    return True


def type_(profile, id_, element, place):
    value = get_at(place)
    set_at(place, 12345 if isinstance(value, str) else "broken")
    return True


def code(profile, id_, element, place):
    value = get_at(place)
    if element.get("binding", {}).get("strength") != "required":
        return False
    if isinstance(value, str):
        set_at(place, "no-such-code")
        return True
    codings = value.get("coding", [value] if "system" in value and "code" in value else []) if isinstance(value, dict) else []
    for coding in codings:
        coding["code"] = "no-such-code"
    return bool(codings)


def target(profile, id_, element, place):
    value = get_at(place)
    targets = [url.rsplit("/", 1)[-1] for each in element.get("type", []) for url in each.get("targetProfile", [])]
    if not targets or any(name in ("Resource", "Basic") for name in targets):
        return False
    if not isinstance(value, dict) or "reference" not in value:
        return False
    value["reference"] = "http://example.org/Basic/1"
    return True


def slice_(profile, id_, element, place):
    holder, key, number, _ = place
    if element.get("slicing", {}).get("rules") != "closed" or number is None or id_.endswith("extension"):
        return False
    other = json.loads(re.sub(r'"(system|url|code)": "[^"]*"', r'"\1": "urn:broken"', json.dumps(get_at(place))))
    if other == get_at(place):
        return False
    holder[key].append(other)
    return True


KINDS = {"drop": drop, "change": change, "repeat": repeat, "type": type_, "code": code, "target": target, "slice": slice_}


def resources(document):
    """(resource, path)"""
    yield document, document["resourceType"]
    for index, entry in enumerate(document.get("entry", []) if document["resourceType"] == "Bundle" else []):
        if "resource" in entry:
            yield entry["resource"], f"Bundle.entry[{index}].resource"


def mutants(document, profiles, seen):
    """(name, mutant, accepted places)"""
    for at, (resource, path) in enumerate(resources(document)):
        for claimed in resource.get("meta", {}).get("profile", []):
            url = claimed.split("|")[0]
            if url not in profiles:
                continue
            profile = Profile(url, profiles[url])
            for id_, element in profile.elements.items():
                steps = id_.split(".")[1:]
                if not steps or steps[:1] == ["meta"] or steps[-1] in ("id", "url", "resource") or "contained" in steps[0]:
                    continue
                missing = [kind for kind in KINDS if (url, id_, kind) not in seen]
                if not missing or not any(True for _ in profile.places(resource, path, steps, id_.split(".")[0])):
                    continue
                for kind in missing:
                    leaves = profile.slices_left(id_) if kind in ("drop", "change", "code") else None
                    if leaves is False:
                        continue
                    copied = copy.deepcopy(document)
                    own, own_path = list(resources(copied))[at]
                    found = next(iter(profile.places(own, own_path, steps, id_.split(".")[0])))
                    if not KINDS[kind](profile, id_, element, found):
                        continue
                    seen.add((url, id_, kind))
                    yield f"{url.rsplit('/', 1)[-1]} {id_} {kind}", copied, found[3], leaves


def places(outcome, severity="error"):
    return collections.Counter(
        (issue["expression"][0], issue["details"]["coding"][0]["code"])
        for issue in outcome["issue"] if issue["severity"] == severity and issue.get("expression"))


def is_caught(place, leaves, fresh):
    accepted = {place, without_index(place), holder_of(place)}
    if leaves:
        above = holder_of(place)
        while "." in above:
            accepted |= {above, without_index(above)}
            above = holder_of(above)
        accepted.add(above)
    return any(at in accepted or at.startswith((place + ".", without_index(place) + "[")) for at, _ in fresh)


def judge(folders, packages, stated, missed, counts):
    options = [] if stated else [word for package in packages for word in ("--package", IG / f"{package}.tgz")]
    profiles = read_profiles(packages)
    seen = set()
    with tempfile.TemporaryDirectory() as scratch:
        expected, files = {}, []

        def add(document, what):
            path = pathlib.Path(scratch) / f"{len(files):05}.json"
            path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
            files.append(path)
            expected[str(path)] = what

        for folder in folders:
            for file in sorted((IG / "examples" / folder).glob("*.json")):
                document = json.loads(file.read_text(encoding="utf-8-sig"))
                add(document, None)
                for mutant in mutants(document, profiles, seen):
                    add(mutant[1], (mutant[0], mutant[2], mutant[3]))
        base = None
        for start in range(0, len(files), 1000):
            done = subprocess.run([PROGRAM, "validate", "--lang", "en", "--format", "ndjson", *map(str, options),
                                   *map(str, files[start:start + 1000])],
                                  capture_output=True, text=True, check=False, timeout=600)
            assert done.returncode in (0, 1), done.stderr
            for line in done.stdout.splitlines():
                answer = json.loads(line)
                what = expected.pop(answer["file"])
                if what is None:
                    base = answer["outcome"]
                    continue
                name, place, leaves = what
                kind = name.rsplit(" ", 1)[1]
                fresh = places(answer["outcome"]) - places(base)
                unknown = places(answer["outcome"], "information") - places(base, "information")
                if is_caught(place, leaves, fresh):
                    counts[kind] += 1
                elif kind == "code" and (not fresh):
                    counts["code that cannot be checked"] += 1
                else:
                    missed.append((name, " ".join(f"{at}:{rule}" for at, rule in list(fresh)[:2]) or
                                   ("unchecked" if unknown else "nothing")))
        assert not expected


def reasons():
    """mutant → why it is not caught"""
    lines = (pathlib.Path(__file__).parent / "mutants_missed.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split(" | ") for line in lines if line and not line.startswith("#"))


def main():
    if not IG.is_dir():
        print("the official packages are not beside this checkout")
        return SKIPPED
    missed, counts = [], collections.Counter()
    stated = "stated" in sys.argv
    for folders, packages in SAME_EDITION if stated else SETS:
        judge(folders, packages, stated, missed, counts)
    rows = {} if stated else reasons()
    print(f"{sum(counts.values()) + len(missed)} mutants of official examples: {dict(counts)}; not caught: {len(missed)}")
    failed = 0
    for name, found in missed:
        if "--write" in sys.argv:
            print(f"{name} | {rows.get(name, '?')} ({found})")
        elif rows.get(name) is None:
            failed += 1
            print(f"not caught: {name} (found: {found})")
    for name in set(rows) - {name for name, _ in missed}:
        failed += 1
        print(f"caught now, or gone: {name}")
    return 1 if failed and "--write" not in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
