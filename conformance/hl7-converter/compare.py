#!/usr/bin/env python3
"""What LinuxForHealth's hl7v2-fhir-converter carries over of a message and we do not, message by message.

Usage: compare.py PROGRAM THEIRS MESSAGE...   (THEIRS: folder of <message name>.json, as ConvertAll writes them)

A value counts as carried when it, or a text that holds it, stands anywhere in the result. What stands in the message
header, and what we leave out on purpose (numbers of other registers, race, billing), is listed as well.
"""
import collections
import json
import pathlib
import re
import subprocess
import sys
import tempfile

NO_DATA = {"resourceType", "id", "reference", "fullUrl", "lastUpdated", "system", "url", "div", "profile", "type_",
           "display_", "versionId", "status", "use", "method"}


def leaves(node, name=""):
    if isinstance(node, dict):
        for key, value in node.items():
            yield from leaves(value, key)
    elif isinstance(node, list):
        for value in node:
            yield from leaves(value, name)
    elif name not in NO_DATA and not isinstance(node, bool):
        yield str(node)


def plain(text):
    """Dates and numbers are written in other forms on both sides: only their digits count."""
    digits = re.sub(r"[^0-9]", "", text)
    if len(digits) >= 8 and re.fullmatch(r"[0-9T:.+\-Z ]+", text):
        return digits[:8]
    return re.sub(r"\s+", " ", text).strip().lower()


def ours(program, message):
    with tempfile.TemporaryDirectory() as scratch:
        out = pathlib.Path(scratch) / "out"
        subprocess.run([program, "convert", "--from", "hl7v2", "--institution", "1319999991", "--out", out, message], capture_output=True, check=False)
        bundles = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(out.glob("*-13*.json"))]
    return bundles


def types_of(bundles):
    counts = collections.Counter()
    for bundle in bundles:
        for entry in bundle.get("entry", []):
            resource = entry["resource"]
            counts[resource["resourceType"]] += 1
            for contained in resource.get("contained", []):
                counts[contained["resourceType"]] += 1
    return counts


def main():
    program, theirs, messages = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3:]
    total = collections.Counter()
    for message in messages:
        name = pathlib.Path(message).name
        bundles = ours(program, message)
        result = theirs / f"{name}.json"
        if not result.exists():
            print(f"{name}: they refuse it; we make {sum(types_of(bundles).values())} resources")
            total["refused by them"] += 1
            continue
        text = pathlib.Path(message).read_text(encoding="utf-8-sig").lower()
        their = json.loads(result.read_text(encoding="utf-8"))
        values = {plain(value) for value in leaves(their)}
        # What is not in the message is the converter's own: displays of codes, defaults.
        values = {value for value in values if len(value) > 1 and (value in text or value.isdigit())}
        own = {plain(value) for value in leaves(bundles)}
        everything = "\n".join(own)
        lacking = sorted(value for value in values if value not in everything)
        missing = sorted(set(types_of([their])) - set(types_of(bundles)))
        print(f"{name}: {len(values)} values of theirs, {len(lacking)} only theirs; resource types only theirs: "
              f"{', '.join(missing) or 'none'}")
        for value in lacking:
            print(f"    {value[:100]}")
        total["values"] += len(values)
        total["only theirs"] += len(lacking)
    print(dict(total))


if __name__ == "__main__":
    main()
