#!/usr/bin/env python3
"""Breaks resources in small ways and holds `kakehashi validate` against the HL7 reference validator on the result.

`scripts/compare-with-reference mutants` prepares and runs this. Arguments: PROGRAM, folder of packages and examples,
work folder (mutants and the reference's answers are kept there), class path of the reference, and optionally the number
of mutants (default 4000). The mutants are the same at every run: of each kind of change, a few places drawn by a seed.

Resources: samples of every R4 type made from its StructureDefinition, the official examples (without their profiles), and
rules.ndjson: resources that break one rule each. A place with an error that only one of the two names is a disagreement; what a mutant has from the
resource that it was made of is not counted again. mutants_expected.txt explains disagreements, as differences.txt does;
those that are not explained are printed, grouped by their words.
"""
import collections
import hashlib
import json
import pathlib
import random
import re
import subprocess
import sys

import compare
from core_definitions import CoreTypes
from mutations import mutations

SEED = 20261127
HERE = pathlib.Path(__file__).parent
EXAMPLES = ("clinical-core", "jp-core-1.1.2-url", "eReferral", "eCheckupReport")


def without_profiles(node):
    if isinstance(node, dict):
        if isinstance(node.get("meta"), dict):
            node["meta"].pop("profile", None)
        for value in node.values():
            without_profiles(value)
    elif isinstance(node, list):
        for value in node:
            without_profiles(value)
    return node


def bases(types, ig):
    """name → resource"""
    made = {f"{name}-{variant}": {"id": "x1", **types.sample(name, variant)} for name in types.resources for variant in range(3)}
    for line in (HERE / "rules.ndjson").read_text(encoding="utf-8").splitlines():
        if line:
            rule = json.loads(line)
            made[f"rule-{rule['rule']}"] = rule["resource"]
    for folder in EXAMPLES:
        for file in sorted((ig / "examples" / folder).glob("*.json")):
            made[f"{folder}-{file.stem}"] = without_profiles(json.loads(file.read_text(encoding="utf-8-sig")))
    return made


def draw(types, resources, count):
    """[(name, base's name, kind, resource)]: kinds in turn, so that none crowds out the others"""
    chooser = random.Random(SEED)
    by_kind = collections.defaultdict(list)
    for name, resource in resources.items():
        of_this = collections.defaultdict(list)
        is_base = not name.startswith("rule-") and len(json.dumps(resource)) < 40000
        for kind, place, make in mutations(types, resource) if is_base else ():
            of_this[kind].append((name, kind, place, make))
        for kind, made in of_this.items():
            by_kind[kind].append(chooser.choice(made))
    for made in by_kind.values():
        chooser.shuffle(made)
    drawn = []
    while len(drawn) < count and any(by_kind.values()):
        for kind in sorted(by_kind):
            if by_kind[kind] and len(drawn) < count:
                drawn.append(by_kind[kind].pop())
    return drawn


def write_files(folder, types, ig, count):
    """file name → (base's file name or None, what was done)"""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.json"):
        old.unlink()
    resources = bases(types, ig)
    files = {}
    file_of = {name: f"base-{number:05}.json" for number, name in enumerate(resources)}
    for name, resource in resources.items():
        file = file_of[name]
        (folder / file).write_text(json.dumps(resource, ensure_ascii=False, indent=1), encoding="utf-8")
        files[file] = (None, name)
    for number, (base, kind, place, make) in enumerate(draw(types, resources, count)):
        file = f"mutant-{number:05}.json"
        (folder / file).write_text(json.dumps(make(), ensure_ascii=False, indent=1), encoding="utf-8")
        files[file] = (file_of[base], f"{base}: {kind} at {place}")
    return files


def answers_of_reference(folder, files, ig, work, class_path):
    digest = hashlib.sha256((HERE / "src/main/java/ReferenceValidator.java").read_bytes())
    for file in files:
        digest.update(file.encode() + (folder / file).read_bytes())
    kept = work / f"mutants-{digest.hexdigest()[:16]}.ndjson"
    if not kept.exists():
        kept.write_text(compare.run_reference([str(folder / file) for file in files], work, class_path), encoding="utf-8")
    return compare.read_answers(kept.read_text(encoding="utf-8"))


def answers_of_ours(program, folder, files, ig):
    core = folder.parent / "core.pack"
    subprocess.run([program, "pack", "build", "--out", str(core), str(ig / f"{compare.CORE}.tgz")], check=True,
                   stdout=subprocess.DEVNULL)
    done = subprocess.run([program, "validate", "--lang", "en", "--format", "ndjson", "--package", str(core),
                           *(str(folder / file) for file in files)], capture_output=True, text=True, check=False)
    return compare.read_answers(done.stdout)


def group_of(words):
    return re.sub(r"'[^']*'|\"[^\"]*\"|\[[^]]*\]|\d+|\([^)]*\)|[A-Z]\w+\.\S+", "…", words)[:90]


def main():
    program, ig, work = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    compare.prepare_home(ig, work)
    types = CoreTypes(ig / f"{compare.CORE}.tgz")
    folder = work / "mutants"
    files = write_files(folder, types, ig, int(sys.argv[5]) if len(sys.argv) > 5 else 4000)
    theirs = answers_of_reference(folder, files, ig, work, sys.argv[4])
    ours = answers_of_ours(program, folder, files, ig)
    rows = compare.read_rows(HERE / "mutants_expected.txt")
    uses = collections.Counter()
    groups = collections.defaultdict(list)
    counts = collections.Counter()
    of_base = {}
    for file, (base, what) in files.items():
        (their_errors, failure), (our_errors, _) = theirs[str(folder / file)], ours.get(str(folder / file), ({}, None))
        if failure:
            counts["given up"] += 1
            continue
        found = set(compare.differences(our_errors, their_errors))
        of_base[file] = {(side, place) for side, place, _ in found}
        new = {(side, place, words) for side, place, words in found if (side, place) not in of_base.get(base, ())}
        unexplained = 0
        for side, place, words in sorted(new):
            row = next((row for row in rows if row[0] == side and row[1].search(what) and row[2].search(place)
                        and row[3].search(words)), None)
            if row:
                uses[row] += 1
                continue
            unexplained += 1
            groups[f"{side}: {group_of(words)}"].append((what, place, words))
        counts["files"] += 1
        counts["same verdict"] += bool(our_errors) == bool(their_errors)
        counts["same places"] += not new
        counts["explained"] += bool(new) and not unexplained
        if bool(our_errors) != bool(their_errors) and unexplained:
            counts["verdict not explained"] += 1
    with open(work / "disagreements.txt", "w", encoding="utf-8") as every:
        for group, members in groups.items():
            every.writelines(f"{group.partition(':')[0]}\t{what}\t{place}\t{words}\n" for what, place, words in members)
    for group, members in sorted(groups.items(), key=lambda each: -len(each[1])):
        print(f"{len(members):5} {group}")
        for what, place, words in members[:3]:
            print(f"        {what} → {place}: {words[:160]}")
    for row in rows:
        print(f"  {uses[row]:4} {row[0]}: {row[4]}")
        if not uses[row]:
            groups["rows"].append(row)
            print("       nothing differs so any more: take the row out")
    print(f"{counts['files']} resources: same verdict {counts['same verdict']} "
          f"({100 * counts['same verdict'] / counts['files']:.1f} %), same places {counts['same places']} "
          f"({100 * counts['same places'] / counts['files']:.1f} %), other places explained {counts['explained']}; "
          f"other verdict and not explained {counts['verdict not explained']}; the reference gives up on {counts['given up']}")
    return 1 if groups else 0


if __name__ == "__main__":
    sys.exit(main())
