#!/usr/bin/env python3
"""Breaks resources in small ways and holds `kakehashi validate` against the HL7 reference validator on the result.

`scripts/compare-with-reference` prepares and runs this. Arguments: PROGRAM, folder of packages and examples, work
folder (mutants and the reference's answers are kept there), class path of the reference, and optionally the number of
mutants (default 3000). The mutants are the same at every run: of each kind of change, a few places drawn by a seed.

Resources: samples of every R4 type made from its StructureDefinition, the official examples (without their profiles),
and rules.ndjson, where each resource breaks (or keeps) one rule. A place with an error that only one of the two names
is a disagreement; what a mutant has from the resource that it was made of is not counted again. mutants_expected.txt
explains disagreements, as differences.txt does; those that it does not explain are printed, grouped by their words.
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
from r4_samples import R4Types
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
    made = {
        f"{name}-{variant}": {"id": "x1", **types.sample(name, variant)}
        for name in types.resources
        for variant in range(3)
    }
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
        kept.write_text(
            compare.run_reference([str(folder / file) for file in files], work, class_path), encoding="utf-8"
        )
    return compare.read_answers(kept.read_text(encoding="utf-8"))


def answers_of_ours(program, folder, files, ig):
    core = folder.parent / "core.pack"
    subprocess.run(
        [program, "pack", "build", "--out", str(core), str(ig / f"{compare.CORE}.tgz")],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    done = subprocess.run(
        [
            program,
            "validate",
            "--lang",
            "en",
            "--format",
            "ndjson",
            "--package",
            str(core),
            *(str(folder / file) for file in files),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    return compare.read_answers(done.stdout)


def group_of(words):
    return re.sub(r"'[^']*'|\"[^\"]*\"|\[[^]]*\]|\d+|\([^)]*\)|[A-Z]\w+\.\S+", "…", words)[:90]


class Comparison:
    """What the two say of each file, and which disagreements a row explains."""

    def __init__(self, rows):
        self.rows = rows
        self.uses = collections.Counter()
        self.groups = collections.defaultdict(list)  # words → (what was done, place, words) that no row explains
        self.counts = collections.Counter()
        self.of_base = {}

    def judge(self, file, base, what, ours, theirs):
        found = set(compare.differences(ours, theirs))
        self.of_base[file] = {(side, place) for side, place, _ in found}
        new = {each for each in found if each[:2] not in self.of_base.get(base, ())}
        unexplained = sum(not self.is_explained(what, *each) for each in sorted(new))
        is_same_verdict = bool(ours) == bool(theirs)
        self.counts["files"] += 1
        self.counts["same verdict"] += is_same_verdict
        self.counts["same places"] += not new
        self.counts["explained"] += bool(new) and not unexplained
        self.counts["verdict not explained"] += bool(unexplained) and not is_same_verdict

    def is_explained(self, what, side, place, words):
        for row in self.rows:
            if row[0] == side and row[1].search(what) and row[2].search(place) and row[3].search(words):
                self.uses[row] += 1
                return True
        self.groups[f"{side}: {group_of(words)}"].append((what, place, words))
        return False

    def print(self):
        """@return the exit code: 1 when something is not explained, or explains nothing"""
        for group, members in sorted(self.groups.items(), key=lambda each: -len(each[1])):
            print(f"{len(members):5} {group}")
            for what, place, words in members[:3]:
                print(f"        {what} → {place}: {words[:160]}")
        for row in self.rows:
            print(f"  {self.uses[row]:4} {row[0]}: {row[4]}")
            if not self.uses[row]:
                print("       nothing differs so any more: take the row out")
        counts = self.counts
        of_all = {name: f"{counts[name]} ({100 * counts[name] / counts['files']:.1f} %)" for name in counts}
        print(
            f"{counts['files']} resources: same verdict {of_all['same verdict']}, same places {of_all['same places']}, "
            f"other places explained {counts['explained']}; other verdict and not explained "
            f"{counts['verdict not explained']}; the reference gives up on {counts['given up']}"
        )
        return 1 if self.groups or any(not self.uses[row] for row in self.rows) else 0


def main():
    program, ig, work = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    compare.prepare_home(ig, work)
    folder = work / "mutants"
    count = int(sys.argv[5]) if len(sys.argv) > 5 else 3000
    files = write_files(folder, R4Types(ig / f"{compare.CORE}.tgz"), ig, count)
    theirs = answers_of_reference(folder, files, ig, work, sys.argv[4])
    ours = answers_of_ours(program, folder, files, ig)
    comparison = Comparison(compare.read_rows(HERE / "mutants_expected.txt"))
    for file, (base, what) in files.items():
        errors, failure = theirs[str(folder / file)]
        if failure:
            comparison.counts["given up"] += 1
        else:
            comparison.judge(file, base, what, ours[str(folder / file)][0], errors)
    return comparison.print()


if __name__ == "__main__":
    sys.exit(main())
