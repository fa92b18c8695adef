#!/usr/bin/env python3
"""The official validator suite: our errors beside those that the HL7 reference validator gave.

Run by ctest. Environment: KAKEHASHI_PROGRAM, KAKEHASHI_SHARED (folder of the suite beside the checkout; it is read in
place). A case is judged once without and, where it has one, once with its profile. Same verdict: both find an error, or
neither does. Same places: the set of expressions that carry an error is the same. differences.txt names every case that
differs, how, and why; a case that gets better or worse than its row fails the test. `--write` prints rows for the file.
"""
import collections
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

SHARED = pathlib.Path(os.environ["KAKEHASHI_SHARED"])
SUITE = SHARED / "tests/validator"
CORE = SHARED / "ig/hl7.fhir.r4.core-4.0.1.tgz"
PROGRAM = os.environ["KAKEHASHI_PROGRAM"]
SKIPPED = 77


def place_of(issue):
    """One spelling: the reference adds /*Type/id*/ after entries and ofType() after choices."""
    places = issue.get("expression") or issue.get("location") or [""]
    return re.sub(r"\.ofType\(\w+\)", "", re.sub(r"/\*.*?\*/", "", places[0]))


def errors_of(outcome):
    return sorted({place_of(issue) for issue in outcome.get("issue", []) if issue["severity"] in ("error", "fatal")})


def needs_terminology_server(outcome):
    """Whether an error of the reference came from a server, for content that no package holds."""
    for issue in outcome.get("issue", []):
        if issue["severity"] not in ("error", "fatal"):
            continue
        for extension in issue.get("extension", []):
            if extension["url"].endswith("operationoutcome-issue-source") and extension.get("valueString") == "TerminologyEngine":
                return True
            if extension["url"].endswith("issue-server"):
                return True
    return False


def read_canonical(path):
    text = path.read_text(encoding="utf-8-sig")
    if path.suffix == ".json":
        return json.loads(text)["url"]
    return re.search(r'<StructureDefinition.*?<url value="([^"]+)"', text, re.S).group(1)


def runs():
    """(name, file, supporting files, profile canonical or "", expected outcome)"""
    for case in json.loads((SUITE / "manifest.json").read_text(encoding="utf-8"))["test-cases"]:
        if not (SUITE / case["file"]).exists():
            print(f"{case['name']}: its file is not here")
            continue
        common = case.get("profiles", []) + case.get("supporting", [])
        yield case["name"], case["file"], tuple(common), "", case["java"]
        if "profile" in case:
            profile = case["profile"]
            source = profile["source"]
            more = tuple(profile.get("supporting", []))
            if source.startswith("http"):
                yield case["name"] + "+profile", case["file"], tuple(common) + more, source, profile["java"]
            else:
                yield (case["name"] + "+profile", case["file"], tuple(common) + more + (source,),
                       read_canonical(SUITE / source), profile["java"])


def validate(core, supporting, profile, files):
    packages = [core] + [SUITE / name for name in supporting if (SUITE / name).exists()]
    command = [PROGRAM, "validate", "--lang", "en", "--format", "ndjson"]
    for package in packages:
        command += ["--package", str(package)]
    if profile:
        command += ["--profile", profile]
    done = subprocess.run(command + [str(SUITE / file) for file in files], capture_output=True, text=True, timeout=300,
                          check=False)
    if done.returncode not in (0, 1):
        return {file: None for file in files}, done.stderr.strip()
    answers = {}
    for line in done.stdout.splitlines():
        answer = json.loads(line)
        answers[str(pathlib.Path(answer["file"]).relative_to(SUITE))] = answer["outcome"]
    return answers, ""


def judge(core):
    groups = collections.defaultdict(list)
    for run in runs():
        groups[run[2], run[3]].append(run)
    results = []
    for (supporting, profile), members in groups.items():
        answers, failure = validate(core, supporting, profile, sorted({run[1] for run in members}))
        for name, file, _, _, java in members:
            expected = json.loads((SUITE / "outcomes" / java).read_text(encoding="utf-8"))
            results.append((name, expected, answers.get(file), failure))
    return sorted(results, key=lambda result: result[0])


def how(expected, actual, failure):
    """"" when the places are the same; else what differs, in one word and the places."""
    if actual is None:
        return f"failed {failure}"
    theirs, ours = errors_of(expected), errors_of(actual)
    if theirs == ours:
        return ""
    missed = [place for place in theirs if place not in ours]
    extra = [place for place in ours if place not in theirs]
    words = ["verdict" if bool(theirs) != bool(ours) else "places"]
    if missed:
        words.append("missed " + ", ".join(missed[:4]) + (" …" if len(missed) > 4 else ""))
    if extra:
        words.append("extra " + ", ".join(extra[:4]) + (" …" if len(extra) > 4 else ""))
    return "; ".join(words)


def read_rows():
    rows = {}
    for line in (pathlib.Path(__file__).parent / "differences.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, difference, reason = line.split(" | ")
            rows[name] = (difference, reason)
    return rows


def main():
    if not SUITE.is_dir():
        print("the validator suite is not beside this checkout")
        return SKIPPED
    with tempfile.TemporaryDirectory() as scratch:
        core = pathlib.Path(scratch) / "core.pack"
        subprocess.run([PROGRAM, "pack", "build", "--out", str(core), str(CORE)], check=True, stdout=subprocess.DEVNULL)
        results = judge(core)
    rows = read_rows()
    counts = collections.Counter()
    failed = 0
    for name, expected, actual, failure in results:
        difference = how(expected, actual, failure)
        server = bool(difference) and needs_terminology_server(expected)
        kind = "server" if server else "same" if not difference else difference.split(";")[0].split(" ")[0]
        counts[kind] += 1
        listed, reason = rows.pop(name, ("", ""))
        if "--write" in sys.argv and difference:
            print(f"{name} | {difference} | {reason or '?'}")
        elif difference != listed:
            failed += 1
            print(f"{name}: listed '{listed}', now '{difference}'")
    for name in rows:
        failed += 1
        print(f"{name}: no such case")
    judged = sum(counts.values())
    counted = judged - counts["server"]
    print(f"{judged} runs; {counts['server']} differ where a terminology server answered; of the other "
          f"{counted}: same places {counts['same']} ({100 * counts['same'] / counted:.1f} %), same verdict "
          f"{counted - counts['verdict'] - counts['failed']} ({100 * (counted - counts['verdict'] - counts['failed']) / counted:.1f} %)")
    return 1 if failed and "--write" not in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
