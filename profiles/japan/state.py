#!/usr/bin/env python3
"""Makes FHIR conformance resources of our statements of the Japanese profiles (README.md tells their form).

Usage: state.py FOLDER OUT.ndjson   one resource a line, sorted by canonical
"""

import json
import re
import sys
from pathlib import Path

R4 = "http://hl7.org/fhir/StructureDefinition/"
JP = "http://jpfhir.jp/fhir/"
PREFIX = re.compile(r"^(\w+?)(Ext)?:(\w+)$")
DATATYPES = {"Dosage", "Extension", "HumanName", "Quantity", "Range", "Ratio", "Timing"}


def canonical(short):
    """core:JP_Patient, coreExt:JP_Patient_Race, or a bare R4 name."""
    if "/" in short:
        return short
    match = PREFIX.match(short)
    if match is None:
        return R4 + short
    area, extension, name = match.groups()
    return f"{JP}{area}/{'Extension/' if extension else ''}StructureDefinition/{name}"


def types(text):
    """Extension<coreExt:JP_Patient_Race>, Reference(eCS:JP_Patient_eCS Group), or plain codes, parted by " | "."""
    found = []
    for each in text.split(" | "):
        code, kind, names = re.fullmatch(r"(\w+)([<(]?)(.*?)[>)]?", each).groups()
        entry = {"code": code}
        if kind:
            entry["profile" if kind == "<" else "targetProfile"] = [canonical(name) for name in names.split()]
        found.append(entry)
    return found


def slicing(text):
    """Discriminators parted by ";", then the rules, then "ordered" or nothing: value:system; value:display open."""
    discriminators, rules, ordered = re.fullmatch(r"(.*?) (open|closed|openAtEnd)( ordered)?", text).groups()
    pairs = [each.strip().split(":", 1) for each in discriminators.split(";")]
    made = {"discriminator": [{"type": kind, "path": path} for kind, path in pairs]}
    if ordered:
        made["ordered"] = True
    return {**made, "rules": rules}


def element(type_name, line):
    """One row: name, min..max or "-", then what else it says, two spaces between any two."""
    name, cardinality, *rest = re.split(r"\s{2,}", line)
    made = {"id": f"{type_name}.{name}", "path": re.sub(r":[^.]*", "", f"{type_name}.{name}")}
    if ":" in name.split(".")[-1]:
        made["sliceName"] = name.split(".")[-1].split(":", 1)[1]
    if cardinality != "-":
        low, high = cardinality.split("..")
        made |= {"min": int(low), "max": high}
    for each in rest:
        word, _, text = each.partition(" ")
        if word == "MS":
            made["mustSupport"] = True
        elif word == "type":
            made["type"] = types(text)
        elif word == "slicing":
            made["slicing"] = slicing(text)
        elif word == "binding":
            strength, value_set = text.split()
            made["binding"] = {"strength": strength, "valueSet": value_set}
        else:
            member, value = each.split("=", 1)
            made[member] = json.loads(value)
    return made


def invariant(lines):
    """invariant KEY SEVERITY PATH, a line for people in English, one in Japanese, then the expression on some lines."""
    _, key, severity, path = lines[0].split()
    english, japanese, *expression = (line.strip() for line in lines[1:])
    if not expression or not re.search(r"[\u3041-\u30ff]", japanese):
        raise ValueError(f"{key}: the second line is its text in Japanese, the third one begins its expression")
    translation = {"url": "http://hl7.org/fhir/StructureDefinition/translation",
                   "extension": [{"url": "lang", "valueCode": "ja"}, {"url": "content", "valueString": japanese}]}
    return path, {"key": key, "severity": severity, "human": english, "_human": {"extension": [translation]},
                  "expression": " ".join(expression)}


def blocks(text):
    """Header, rows and invariants: what empty lines part. Lines that begin with # are comments."""
    lines = "\n".join(line for line in text.split("\n") if not line.startswith("#"))
    return [block.strip("\n").split("\n") for block in re.split(r"\n\s*\n", lines) if block.strip()]


def profile(text):
    header_lines, *rest = blocks(text)
    header = dict(line.split(None, 1) for line in header_lines)
    name = header["url"].rsplit("/", 1)[1]
    root = {"id": header["type"], "path": header["type"]}
    elements = {root["id"]: root}
    for block in rest:
        if block[0].startswith("invariant "):
            path, constraint = invariant(block)
            at = elements.setdefault(path, {"id": path, "path": re.sub(r":[^.]*", "", path)})
            at.setdefault("constraint", []).append(constraint)
            continue
        for line in block:
            each = element(header["type"], line)
            if each["id"] in elements:
                raise ValueError(f"{name}: {each['id']} is stated twice")
            elements[each["id"]] = each
    contexts = [{"type": "element", "expression": each} for each in header.get("context", "").split()]
    kind = "complex-type" if header["type"] in DATATYPES else "resource"
    return {"resourceType": "StructureDefinition", "url": header["url"], "version": header.get("version", "1"),
            "name": name, "status": "active", "kind": kind, "abstract": False, "type": header["type"],
            "baseDefinition": header["base"], "derivation": "constraint", **({"context": contexts} if contexts else {}),
            "differential": {"element": list(elements.values())}}


def value_sets(text):
    """Blocks of a url and includes: a system and its codes, a system alone for all of its codes, or `below` a code."""
    for header, *includes in blocks(text):
        made = []
        for line in includes:
            _, system, *codes = line.split()
            chosen = {}
            if codes[:1] == ["below"]:
                chosen = {"filter": [{"property": "concept", "op": "descendent-of", "value": codes[1]}]}
            elif codes:
                chosen = {"concept": [{"code": code} for code in codes]}
            made.append({"system": system} | chosen)
        url = header.split()[1]
        yield {"resourceType": "ValueSet", "url": url, "name": url.rsplit("/", 1)[1], "status": "active",
               "compose": {"include": made}}


def concepts(lines):
    """One row a concept: its code, its display and what may define it (or "ja:" and its Japanese name), two spaces or
    more between any two; indented rows stand below the one that is less so. A row of codes alone: they share the display
    and the name of the one above, or have none."""
    top = {"concept": []}
    open_rows = [(-1, top)]
    for line in lines:
        depth = len(line) - len(line.lstrip())
        while open_rows[-1][0] >= depth:
            open_rows.pop()
        above = open_rows[-1][1]
        code, *texts = re.split(r"\s{2,}", line.strip())
        if texts:
            made = [{"code": code} | dict(zip(("display", "definition"), texts, strict=False))]
            if made[0].get("definition", "").startswith("ja:"):
                made[0]["designation"] = [{"language": "ja", "value": made[0].pop("definition")[3:]}]
        else:
            shared = {name: above[name] for name in ("display", "designation") if name in above}
            made = [{"code": each} | shared for each in line.split()]
        above.setdefault("concept", []).extend(made)
        open_rows.append((depth, made[-1]))
    return top["concept"]


def codes_of(items):
    return [code for each in items for code in (each["code"], *codes_of(each.get("concept", [])))]


def code_systems(text):
    """A header, then the concepts. Header: url (each gets the table), content when it is not complete, hierarchy when
    rows are indented (CodeSystem.hierarchyMeaning), copyright (one line each)."""
    header, *groups = blocks(text)
    said = {}
    for line in header:
        word, value = line.split(None, 1)
        said.setdefault(word, []).append(value)
    items = concepts([line for group in groups for line in group])
    known = codes_of(items)
    if len(known) != len(set(known)):
        raise ValueError("a code is stated twice")
    members = {"content": said.get("content", ["complete"])[0]}
    if "hierarchy" in said:
        members["hierarchyMeaning"] = said["hierarchy"][0]
    if "copyright" in said:
        members["copyright"] = "\n".join(said["copyright"])
    for url in said["url"]:
        yield {"resourceType": "CodeSystem", "url": url, "name": url.rsplit("/", 1)[1], "status": "active", **members,
               "concept": items}


def main():
    folder, out = Path(sys.argv[1]), Path(sys.argv[2])
    readers = {".profile": lambda text: [profile(text)], ".valueset": value_sets, ".codesystem": code_systems}
    resources = []
    for path in sorted(folder.rglob("*")):
        if path.suffix not in readers:
            continue
        try:
            resources.extend(readers[path.suffix](path.read_text(encoding="utf-8")))
        except (ValueError, KeyError, AttributeError, IndexError) as error:
            sys.exit(f"{path}: {error}")
    resources.sort(key=lambda resource: resource["url"])
    lines = [json.dumps(each, ensure_ascii=False, separators=(",", ":")) for each in resources]
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
