#!/usr/bin/env python3
"""Speed of validators and FHIRPath engines beside ours, CPU time on one core, medians of 5, on the official examples.

`scripts/compare-speed` prepares and runs this. Arguments: folder of our programs, folder of packages and examples,
folder for work (with hl7.txt and hapi.txt, the class paths, and node_modules), seconds of warm-up a set.

A file's time counts where the engine's verdict (errors or none) is ours; a set's only where the engine finds errors in
every copy without `status` of a file that it calls valid.
"""
import json
import os
import pathlib
import re
import subprocess
import sys
import tarfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "reference"))
from compare import CORE, SETS, prepare_home  # noqa: E402

JP_PATIENT = "Patient-Example-JP-Patient-standard.json"
STATUS_REQUIRED = {"Appointment", "Composition", "DiagnosticReport", "Encounter", "MedicationRequest", "Observation"}
ONE_CORE = ["taskset", "-c", "0"]


def ask(command, environment=None):
    done = subprocess.run(ONE_CORE + command, capture_output=True, text=True, check=False,
                          env={**os.environ, **(environment or {})})
    if done.returncode != 0:
        sys.exit(f"{command[0]} failed:\n{done.stderr[-2000:]}")
    return done.stdout


def measure(command, environment, files):
    """file → (verdict, microseconds)"""
    rows = (line.split("\t") for line in ask(command + [str(file) for file in files], environment).splitlines())
    return {pathlib.Path(file): (verdict, float(time)) for file, verdict, time in rows}


def count_resources(node):
    """Entries of Bundles and contained resources too."""
    if isinstance(node, list):
        return sum(map(count_resources, node))
    return ("resourceType" in node) + sum(map(count_resources, node.values())) if isinstance(node, dict) else 0


def write_broken(files, folder):
    """copy without status → its original, for those that R4 gives a status 1..1"""
    folder.mkdir(parents=True, exist_ok=True)
    broken = {}
    for file in files:
        resource = json.loads(file.read_text(encoding="utf-8"))
        if resource["resourceType"] in STATUS_REQUIRED and resource.pop("status", None):
            copy = folder / f"{file.parent.name}-{file.name}"
            copy.write_text(json.dumps(resource, ensure_ascii=False), encoding="utf-8")
            broken[copy] = file
    return broken


def unpack(ig, work, name):
    folder = work / "packages" / name
    if not folder.exists():
        with tarfile.open(ig / f"{name}.tgz") as archive:
            archive.extractall(folder, filter="data") if hasattr(tarfile, "data_filter") else archive.extractall(folder)
    return str(folder)


def engines(work, warm_up):
    """name → (command, environment, whether it reads packages from folders)"""
    def java(name, main):
        path = f"{work / name}:{(work / f'{name}.txt').read_text().strip()}"
        version = re.search(r"validation-(\d[\d.]*)\.jar", path)[1]
        return version, ["java", f"-Duser.home={work / 'home'}", "-cp", path, main, "--warm-up", warm_up]

    node = ["node", str(HERE / "medplum.js"), "--warm-up", warm_up]
    modules = {"NODE_PATH": str(work / "node_modules")}
    medplum = json.loads((HERE / "package.json").read_text())["dependencies"]["@medplum/core"]
    hl7, hl7_command = java("hl7", "Hl7Speed")
    hapi, hapi_command = java("hapi", "HapiSpeed")
    return {f"HL7 engine {hl7}": (hl7_command, {}, False),
            f"HAPI {hapi}": (hapi_command, {}, True),
            f"@medplum/core {medplum}": (node, modules, True),
            f"@medplum/core {medplum}, R4 only": (node + ["--base-only"], modules, True)}


class Tally:
    """What counted of one engine."""

    def __init__(self):
        self.files = self.same = self.resources = 0
        self.theirs = self.ours = 0.0
        self.patient = None
        self.notes = []

    def add(self, name, ours, theirs, broken):
        same = {file: time for file, (verdict, time) in ours.items()
                if file not in broken and theirs[file][0] == verdict}
        self.files += len(ours) - len(broken)
        self.same += len(same)
        judged = [copy for copy, original in broken.items() if theirs[original][0] == "none"]
        missed = sum(theirs[copy][0] != "error" for copy in judged)
        if missed or not judged:
            why = f"{missed} of {len(judged)} broken copies missed" if judged else "it calls no file with a status valid"
            self.notes.append(f"{name}: not timed, {why}")
            return
        for file, time in same.items():
            self.resources += count_resources(json.loads(file.read_text(encoding="utf-8")))
            self.ours += time
            self.theirs += theirs[file][1]
            if file.name == JP_PATIENT:
                self.patient = (theirs[file][1], time)


def print_validators(tallies):
    print("| validator | same verdict | JP Patient µs | to ours | mixed µs a resource | ours, same files | to ours |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    for name, tally in tallies.items():
        patient = f"{tally.patient[0]:.0f} | {tally.patient[0] / tally.patient[1]:.0f}" if tally.patient else "- | -"
        mixed = "- | - | -"
        if tally.resources:
            mixed = (f"{tally.theirs / tally.resources:.0f} | {tally.ours / tally.resources:.0f} | "
                     f"{tally.theirs / tally.ours:.0f}")
        print(f"| {name} | {tally.same} of {tally.files} | {patient} | {mixed} |")
    for name, tally in tallies.items():
        for note in tally.notes:
            print(f"  {name}: {note}")


def print_fhirpath(programs, work):
    answer = json.loads(ask([str(programs / "benchmarks/fhirpath_benchmark"),
                             "--benchmark_filter=evaluate/(path|filter)$", "--benchmark_repetitions=5",
                             "--benchmark_report_aggregates_only", "--benchmark_format=json"]))
    ours = {row["run_name"].split("/")[1]: row["cpu_time"] for row in answer["benchmarks"]
            if row["aggregate_name"] == "median"}
    lines = ask(["node", str(HERE / "fhirpath.js")], {"NODE_PATH": str(work / "node_modules")}).splitlines()
    theirs = {name: float(time) for name, time in (line.split("\t") for line in lines)}
    version = json.loads((HERE / "package.json").read_text())["dependencies"]["fhirpath"]
    print("\n| FHIRPath | path ns | filter ns |\n| --- | ---: | ---: |")
    for name, times in (("kakehashi", ours), (f"fhirpath {version}", theirs)):
        print(f"| {name} | {times['path']:.0f} | {times['filter']:.0f} |")
    print(f"| ratio | {theirs['path'] / ours['path']:.0f} | {theirs['filter'] / ours['filter']:.0f} |")


def main():
    programs, ig, work = (pathlib.Path(each).resolve() for each in sys.argv[1:4])
    prepare_home(ig, work)
    sets = [(", ".join(folders), packages,
             sorted(file for each in folders for file in (ig / "examples" / each).glob("*.json")))
            for folders, packages in SETS]
    sets.append(("R4", (), sorted((ig.parent / "tests/fhirpath").glob("*.json"))))
    others = engines(work, sys.argv[4])
    tallies = {name: Tally() for name in ("kakehashi", *others)}
    for name, packages, files in sets:
        archives = [part for each in packages for part in ("--package", str(ig / f"{each}.tgz"))]
        folders = [part for each in packages for part in ("--package", unpack(ig, work, each))]
        program = [str(programs / "speed/measure_kakehashi"), "--package", str(ig / f"{CORE}.tgz"), *archives]
        ours = measure(program, {}, files)
        broken = write_broken([file for file in files if ours[file][0] == "none"], work / "broken")
        if broken:
            ours |= measure(program, {}, broken)
        tallies["kakehashi"].add(name, ours, ours, broken)
        for engine, (command, environment, takes_folders) in others.items():
            theirs = measure(command + (folders if takes_folders else archives), environment, [*files, *broken])
            tallies[engine].add(name, ours, theirs, broken)
            print(f"  {name}: {engine} measured", file=sys.stderr)
    print_validators(tallies)
    print_fhirpath(programs, work)


if __name__ == "__main__":
    main()
