#!/usr/bin/env python3
"""Holds what we write against the HL7 reference validator: synthetic exports of every format, converted, and judged by
the official packages.

`scripts/compare-with-reference` runs this after compare.py. Arguments: as compare.py. Every error that the reference
finds must be explained by a row of outputs_expected.txt, and every row must explain one: exit 0 then, 1 otherwise.
"""
import collections
import json
import pathlib
import random
import re
import shutil
import subprocess
import sys

import compare

FILES_OF_A_KIND = 10  # the reference takes about a second for some of them
CLINS = ("jp-core.r4-1.1.2-url", "jp-clins.r4-1.5.2-snap")
CORE = ("jp-core.r4-1.1.2-url",)
CHECKUP = ("jp-core.r4-1.1.2", "jp-eChekupReport.r4")
# packages, folder and beginning of the name
KINDS = (
    (CLINS, ("a/patient", "a/allergy", "a/condition", "a/laboratory", "a/prescription", "b/patient", "b/allergy",
             "b/condition", "b/laboratory", "b/prescription", "c-patients/patient", "c-laboratory/laboratory",
             "a-referral/document", "a-discharge_summary/document")),
    (CORE, ("a/encounter", "b/encounter", "b/vital-signs", "c-vital_signs/vital-signs", "c-dicom/imaging")),
    (CHECKUP, ("c-checkup/document",)),
)


def convert(program, out, institution, kind, source, *more):
    done = subprocess.run([program, "convert", "--from", kind, "--institution", institution, "--institution-name",
                           "見本病院", *map(str, more), str(source), "--out", str(out)],
                          capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{source}: {done.stdout}{done.stderr}")


def make_outputs(program, work):
    region, out = work / "region", work / "outputs"
    for folder in (region, out):
        shutil.rmtree(folder, ignore_errors=True)
    out.mkdir(parents=True)
    subprocess.run([program, "synth", "--patients", "60", "--seed", "3", "--out", str(region)], check=True,
                   stdout=subprocess.DEVNULL)
    a, b, c = (region / f"hospital-{name}" for name in "abc")
    convert(program, out / "a", "1319999991", "ssmix2", a / "ssmix2")
    for kind in ("referral", "discharge_summary"):
        convert(program, out / f"a-{kind}", "1319999991", "csv", a / f"drop/{kind}.csv", "--mapping",
                a / f"mapping/{kind}.toml", "--patients", out / "a")
    convert(program, out / "b", "1319999992", "hl7v2", b / "hl7v2")
    known = []
    for kind in ("patients", "laboratory", "vital_signs", "checkup"):
        convert(program, out / f"c-{kind}", "1319999993", "csv", c / f"drop/{kind}.csv", "--mapping",
                c / f"mapping/{kind}.toml", *known)
        known = ["--patients", out / "c-patients"]
    convert(program, out / "c-dicom", "1319999993", "dicom", c / "drop/dicom", *known)
    return out


def choose(out, kind):
    folder, beginning = kind.split("/")
    files = sorted(str(file) for file in (out / folder).glob(f"{beginning}-*.json"))
    random.Random(kind).shuffle(files)
    return files[:FILES_OF_A_KIND]


def read_rows():
    """(kind, words as regular expressions, reason)"""
    rows = []
    for line in (pathlib.Path(__file__).parent / "outputs_expected.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, words, reason = (part.strip() for part in line.split(" | "))
            rows.append((re.compile(kind), re.compile(words), reason))
    return rows


def main():
    program, ig, work = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    compare.prepare_home(ig, work)
    out = make_outputs(program, work)
    rows = read_rows()
    uses = collections.Counter()
    judged = clean = unexplained = 0
    for packages, kinds in KINDS:
        given = [part for package in packages for part in ("--package", str(ig / f"{package}.tgz"))]
        chosen = {file: kind for kind in kinds for file in choose(out, kind)}
        text = compare.run_reference(given + list(chosen), work, sys.argv[4])
        for file, (errors, failure) in compare.read_answers(text).items():
            judged += 1
            found = [words for place in errors.values() for words in place] + ([failure] if failure else [])
            clean += not found
            for words in found:
                row = next((row for row in rows if row[0].search(chosen[file]) and row[1].search(words)), None)
                if row:
                    uses[row] += 1
                else:
                    unexplained += 1
                    print(f"  {file}: {words[:200]}")
    print(f"our outputs: {judged} files judged by the reference, {clean} without any error")
    for row in rows:
        print(f"  {uses[row]:4} {row[2]}")
        if not uses[row]:
            unexplained += 1
            print("       nothing is so any more: take the row out")
    return 1 if unexplained else 0


if __name__ == "__main__":
    sys.exit(main())
