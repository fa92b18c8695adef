#!/usr/bin/env python3
"""Breaks what the mappers make in every way that these rules of its profiles forbid, and looks whether it is found.

Run by ctest. Environment: KAKEHASHI_PROGRAM, KAKEHASHI_STATED (our statements, one JSON a line). One unit of each kind
of a synthetic hospital; in each resource, every element that its profile demands is taken out, and every text that it
fixes is changed, one at a time. The finding must stand at the element that was broken.
"""

import copy
import json
import os
import re
import subprocess
import tempfile
from pathlib import Path

PROGRAM = os.environ["KAKEHASHI_PROGRAM"]
STATED = {each["url"]: each for line in Path(os.environ["KAKEHASHI_STATED"]).read_text(encoding="utf-8").splitlines()
          for each in [json.loads(line)] if each["resourceType"] == "StructureDefinition"}


def run(*arguments):
    return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, timeout=300, check=False)


def one_unit_of_each_kind(scratch):
    run("synth", "--patients", 4, "--hospitals", 1, "--out", scratch / "region")
    done = run("convert", "--from", "ssmix2", "--institution", "1319999991", "--out", scratch / "units",
               scratch / "region/hospital-a/ssmix2")
    assert done.returncode == 0, done.stdout + done.stderr
    units = {}
    for path in sorted((scratch / "units").glob("*-13*.json")):
        units.setdefault(path.name.split("-13")[0], json.loads(path.read_text(encoding="utf-8")))
    return units


def rows_of(url):
    """Rows without slices: what is said of every item."""
    while url in STATED:
        yield from (row for row in STATED[url]["differential"]["element"] if ":" not in row["id"])
        url = STATED[url]["baseDefinition"]


def parents(node, steps):
    """The objects that hold the last step."""
    if len(steps) == 1:
        return [node]
    below = node.get(steps[0], []) if isinstance(node, dict) else []
    return [found for each in (below if isinstance(below, list) else [below]) for found in parents(each, steps[1:])]


def resources(unit):
    """The unit, then what its entries hold, each with its path and the profile that it claims."""
    yield unit, "Bundle", unit["meta"].get("profile", [""])[0].split("|")[0]
    for entry in unit["entry"]:
        for claimed in entry["resource"].get("meta", {}).get("profile", [])[:1]:
            yield entry["resource"], "Bundle.entry.resource", claimed.split("|")[0]


def broken(holder, name, row):
    """Breaks one element of `holder`; says by which rules it must be found, or nothing when there was none to break."""
    keys = [key for key in holder if key == name or name.endswith("[x]") and key.startswith(name[:-3])]
    if not keys:
        return None
    fixed = next((key for key in row if re.match("(fixed|pattern)[A-Z]", key)), None)
    if fixed is not None and isinstance(holder[keys[0]], str):
        holder[keys[0]] = "urn:broken" if fixed.endswith("Uri") else "broken"
        return {"fixed-value", "pattern-value"}
    if row.get("min", 0) > 0:
        for key in keys:
            del holder[key]
        return {"cardinality-min"}
    return None


def mutants(unit):
    """Copies of the unit with one thing broken each: the copy, the rules, the place without its indexes."""
    seen = set()
    for at, (_, place, url) in enumerate(resources(unit)):
        for row in rows_of(url):
            steps = row["path"].split(".")[1:]
            # Without its claim a resource is none of this profile any more.
            if steps in ([], ["meta"], ["meta", "profile"]) or (url, row["path"]) in seen:
                continue
            copied = copy.deepcopy(unit)
            holders = [each for each in parents(list(resources(copied))[at][0], steps) if isinstance(each, dict)]
            rules = broken(holders[0], steps[-1], row) if holders else None
            if rules is None:
                continue
            seen.add((url, row["path"]))
            shown = steps if "fixed-value" in rules else steps[:-1]
            yield copied, rules, ".".join([place, *shown])


def main():
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        expected, files = {}, []
        for kind, unit in one_unit_of_each_kind(scratch).items():
            for copied, rules, place in mutants(unit):
                path = scratch / f"{kind}-{len(files):04}.json"
                path.write_text(json.dumps(copied, ensure_ascii=False), encoding="utf-8")
                files.append(path)
                expected[str(path)] = (kind, rules, place)
        done = run("validate", "--format", "ndjson", *files)
        missed = []
        for line in done.stdout.splitlines():
            answer = json.loads(line)
            kind, rules, place = expected.pop(answer["file"])
            found = {(issue["details"]["coding"][0]["code"], re.sub(r"\[\d+\]", "", issue["expression"][0]))
                     for issue in answer["outcome"]["issue"] if issue["severity"] == "error" and "expression" in issue}
            if not any((rule, place) in found for rule in rules):
                missed.append(f"{kind}: {sorted(rules)} at {place}; found {sorted(found)[:4]}")
        print(f"{len(files)} mutants, {len(missed)} missed")
        print("\n".join(missed))
        assert not expected and not missed and len(files) > 100


if __name__ == "__main__":
    main()
