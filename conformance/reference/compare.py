#!/usr/bin/env python3
"""Holds `kakehashi validate` against the HL7 reference validator, on the official examples and their packages.

`scripts/compare-with-reference` prepares and runs this. Arguments: PROGRAM, folder of packages and examples, folder for
what the reference needs and answers (answers are kept: they cost half a minute), class path of the reference.

Errors are compared by file and place (FHIRPath with indexes). Every difference must be explained by a row of
differences.txt, and every row must explain one: exit 0 then, 1 otherwise.
"""
import collections
import hashlib
import json
import pathlib
import re
import subprocess
import sys
import tarfile

CORE = "hl7.fhir.r4.core-4.0.1"
# folders of examples, the packages that belong to them (as the README beside them says)
SETS = (
    (("clinical-core", "jp-clins-package"), ("jp-core.r4-1.1.2-url", "jp-clins.r4-1.5.2-snap")),
    (("jp-core-1.1.2",), ("jp-core.r4-1.1.2",)),
    (("jp-core-1.1.2-url",), ("jp-core.r4-1.1.2-url",)),
    (("eReferral", "eReferral-package"), ("jp-core.r4-1.1.2", "jp-eReferral.r4")),
    (("eCheckupReport",), ("jp-core.r4-1.1.2", "jp-eChekupReport.r4")),
)


def prepare_home(ig, work):
    """The reference's package cache: R4 core, and an empty package in place of one that only the network has."""
    packages = work / "home/.fhir/packages"
    core = packages / "hl7.fhir.r4.core#4.0.1"
    if not core.exists():
        with tarfile.open(ig / f"{CORE}.tgz") as archive:
            archive.extractall(core, filter="data") if hasattr(tarfile, "data_filter") else archive.extractall(core)
    empty = packages / "hl7.fhir.xver-extensions#0.1.0/package"
    empty.mkdir(parents=True, exist_ok=True)
    (empty / "package.json").write_text(json.dumps({
        "name": "hl7.fhir.xver-extensions", "version": "0.1.0", "fhirVersions": ["4.0.1"], "type": "fhir.ig",
        "canonical": "http://example.org", "url": "http://example.org", "title": "empty", "description": "empty",
        "author": "none", "license": "CC0-1.0", "dependencies": {}}))
    (empty / ".index.json").write_text('{"index-version":2,"files":[]}')


# The reference counts the entries of a document (and the items of its Composition) from 1 in these messages.
COUNTED_FROM_ONE = re.compile(r"isn't reachable by traversing links|^Can't find .* in the bundle|"
                              r"^Found \d+ matches for|^The first entry in a (document|message)")


def place_of(issue):
    """One spelling: the reference adds /*Type/id*/ after entries, ofType() or [x] after choices, and [url=…] after
    extensions."""
    text = ",".join(issue.get("expression") or issue.get("location") or [""])
    if COUNTED_FROM_ONE.search(issue.get("details", {}).get("text", "")):
        text = re.sub(r"\[(\d+)\]", lambda found: f"[{max(0, int(found[1]) - 1)}]", text)
    return re.sub(r"\.ofType\(\w+\)|/\*.*?\*/|\[x\]|\[url='.*?'\]", "", text)


def read_answers(text):
    """file → (errors as {place: text}, why the validator gave up or None)"""
    answers = {}
    for line in text.splitlines():
        answer = json.loads(line)
        errors = collections.OrderedDict()
        for issue in answer.get("outcome", {}).get("issue", []):
            if issue["severity"] in ("error", "fatal"):
                words = issue.get("details", {}).get("text") or issue.get("diagnostics", "")
                errors.setdefault(place_of(issue), []).append(words)
        answers[answer["file"]] = (errors, answer.get("failure"))
    return answers


def run_reference(arguments, work, class_path):
    done = subprocess.run(["java", f"-Duser.home={work / 'home'}", "-cp", class_path, "ReferenceValidator", *arguments],
                          capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"the reference validator failed:\n{done.stderr[-2000:]}")
    return done.stdout


def ask_reference(arguments, work, class_path):
    kept = work / f"answers-{hashlib.sha256(' '.join(arguments + [class_path]).encode()).hexdigest()[:16]}.ndjson"
    if not kept.exists():
        kept.write_text(run_reference(arguments, work, class_path), encoding="utf-8")
    return read_answers(kept.read_text(encoding="utf-8"))


def read_rows(file):
    """(whose error, file, place and words as regular expressions, reason)"""
    rows = []
    for line in file.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            side, file, place, words, reason = (part.strip() for part in line.split(" | "))
            rows.append((side, re.compile(file), re.compile(place), re.compile(words), reason))
    return rows


def differences(ours, theirs):
    """(side, place, words) for what only one of them says"""
    for side, one, other in (("reference", theirs, ours), ("kakehashi", ours, theirs)):
        for place, words in one.items():
            if place not in other:
                for each in words:
                    yield side, place, each


def main():
    program, ig, work = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    prepare_home(ig, work)
    rows = read_rows(pathlib.Path(__file__).parent / "differences.txt")
    uses = collections.Counter()
    unexplained = 0
    for folders, packages in SETS:
        files = sorted(str(file) for folder in folders for file in (ig / "examples" / folder).glob("*.json"))
        given = [part for package in packages for part in ("--package", str(ig / f"{package}.tgz"))]
        theirs = ask_reference(given + files, work, sys.argv[4])
        core = ["--package", str(ig / f"{CORE}.tgz")]
        done = subprocess.run([program, "validate", "--lang", "en", "--format", "ndjson", *core, *given, *files],
                              capture_output=True, text=True, check=False)
        ours = read_answers(done.stdout)
        same = explained = 0
        for file in files:
            name = pathlib.Path(file).name
            found, failure = theirs[file]
            if failure:
                print(f"  the reference gives up on {name}: {failure[:100]}")
                continue
            same += sum(place in found for place in ours[file][0])
            for side, place, words in differences(ours[file][0], found):
                row = next((row for row in rows if row[0] == side and row[1].search(name) and row[2].search(place)
                            and row[3].search(words)), None)
                if row:
                    uses[row] += 1
                    explained += 1
                else:
                    unexplained += 1
                    print(f"  only {side}: {name} {place}: {words[:200]}")
        print(f"{', '.join(folders)}: {len(files)} files; places with errors: {same} the same, "
              f"{explained} differences explained")
    for row in rows:
        print(f"  {uses[row]:4} {row[0]}: {row[4]}")
        if not uses[row]:
            unexplained += 1
            print("       nothing differs so any more: take the row out")
    return 1 if unexplained else 0


if __name__ == "__main__":
    sys.exit(main())
