#!/usr/bin/env python3
"""The official validator suite: our errors beside those that the HL7 reference validator gave.

Run by ctest. Environment: KAKEHASHI_PROGRAM, KAKEHASHI_SHARED (folder of the suite beside the checkout; it is read in
place). A case is judged once without and, where it has one, once with its profile. Same verdict: both find an error, or
neither does. Same places: the set of expressions that carry an error is the same. differences.txt names every case that
differs, how (error places, or the issue codes at the same places), and why; a case that gets better or worse than its
row fails the test. `--write` prints rows for the file.
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


# Code systems whose content a terminology server has, and no package of the suite.
SERVERS = r"loinc\.org|snomed\.info|/sid/(cvx|icd-10-cm)|ncicb\.nci\.nih\.gov"
# The reference counts the entries of a document (and the items of its Composition) from 1 in these messages, and gives
# the first entry in those about a fullUrl, whichever it means.
COUNTED_FROM_ONE = re.compile(r"isn't reachable by traversing links|^Can't find .* in the bundle|^Found \d+ matches for|"
                              r"^The first entry in a (document|message)")
ALWAYS_FIRST = re.compile(r"^The fullUrl ")
PROFILE_MISSING = re.compile(r"The profile \S+ is not here")
OUR_FULL_URLS = ("full-url-relative", "full-url-other")


def place_of(issue):
    """One spelling: the reference adds /*Type/id*/ after entries, ofType() after choices and [url=…] after extensions."""
    place = (issue.get("expression") or issue.get("location") or [""])[0]
    place = re.sub(r"\.ofType\(\w+\)|/\*.*?\*/|\[url='.*?'\]", "", place)
    text = issue.get("details", {}).get("text", "")
    if COUNTED_FROM_ONE.search(text):
        place = re.sub(r"\[(\d+)\]", lambda found: f"[{max(0, int(found[1]) - 1)}]", place)
    if ALWAYS_FIRST.search(text) or any(rule in json.dumps(issue.get("details", {})) for rule in OUR_FULL_URLS):
        place = re.sub(r"entry\[\d+\]$", "entry[0]", place)
    return place


def needs_terminology_server(issue):
    """Whether the error is about content that a server gave and no package holds."""
    if re.search(r"(Unknown code|Wrong Display Name|The code '.*' is not valid).*(" + SERVERS + ")", issue["details"]["text"]):
        return True
    return any(extension["url"].endswith("issue-server") or extension.get("valueString") == "TerminologyEngine"
               for extension in issue.get("extension", []))


def errors_of(outcome):
    return [issue for issue in outcome.get("issue", []) if issue["severity"] in ("error", "fatal")]


def places_of(issues):
    return sorted({place_of(issue) for issue in issues})


def read_canonical(path):
    text = path.read_text(encoding="utf-8-sig")
    if path.suffix == ".json":
        return json.loads(text)["url"]
    return re.search(r'<StructureDefinition.*?<url value="([^"]+)"', text, re.S).group(1)


def options_of(case):
    options = ["--known-extensions-only"]
    if case.get("no-experimental-content"):
        options.append("--no-experimental")
    if case.get("for-publication"):
        options.append("--for-publication")
    if case.get("security-checks") or case.get("noHtmlInMarkdown"):
        options.append("--security-checks")
    if case.get("validateReference") == "CHECK_EXISTS_AND_TYPE":
        options += ["--references", str(SUITE)]
    if "bundle-param" in case:
        options += ["--entry", f"{case['bundle-param']['rule']}={case['bundle-param']['profile']}"]
    return tuple(options)


def runs():
    """(name, file, supporting files, options, expected outcome)"""
    for case in json.loads((SUITE / "manifest.json").read_text(encoding="utf-8"))["test-cases"]:
        if not (SUITE / case["file"]).exists():
            print(f"{case['name']}: its file is not here")
            continue
        if case.get("validateReference") == "CHECK_VALID":
            print(f"{case['name']}: the resources that it refers to are not here")
            continue
        common = tuple(case.get("profiles", []) + case.get("supporting", []))
        options = options_of(case)
        yield case["name"], case["file"], common, options, case["java"]
        if "profile" in case:
            profile = case["profile"]
            source = profile["source"]
            more = common + tuple(profile.get("supporting", []))
            is_file = not source.startswith("http")
            canonical = read_canonical(SUITE / source) if is_file else source
            yield (case["name"] + "+profile", case["file"], more + ((source,) if is_file else ()),
                   options + ("--profile", canonical), profile["java"])


def validate(core, supporting, options, files):
    packages = [core] + [SUITE / name for name in supporting if (SUITE / name).exists()]
    command = [PROGRAM, "validate", "--lang", "en", "--format", "ndjson", *options]
    for package in packages:
        command += ["--package", str(package)]
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
    for (supporting, options), members in groups.items():
        answers, failure = validate(core, supporting, options, sorted({run[1] for run in members}))
        for name, file, _, _, java in members:
            if PROFILE_MISSING.search(failure):
                print(f"{name}: its profile is not here")
                continue
            expected = json.loads((SUITE / "outcomes" / java).read_text(encoding="utf-8"))
            results.append((name, expected, answers.get(file), failure))
    return sorted(results, key=lambda result: result[0])


def codes_at(place, outcome):
    return {issue["code"] for issue in errors_of(outcome) if place_of(issue) == place}


def how(expected, actual, failure):
    """"" when the places are the same; else what differs, in one word and the places."""
    if actual is None:
        return f"failed {failure}"
    of_servers = places_of(issue for issue in errors_of(expected) if needs_terminology_server(issue))
    theirs = places_of(issue for issue in errors_of(expected) if not needs_terminology_server(issue))
    ours = [place for place in places_of(errors_of(actual)) if place in theirs or place not in of_servers]
    if theirs == ours:
        other = [place for place in theirs if not codes_at(place, expected) & codes_at(place, actual)]
        return "codes at " + ", ".join(other) if other else ""
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
        kind = "same" if not difference else difference.split(";")[0].split(" ")[0]
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
    same_places = counts["same"] + counts["codes"]
    agreed = judged - counts["verdict"] - counts["failed"]
    print(f"{judged} runs, without what only a terminology server knows: same places {same_places} "
          f"({100 * same_places / judged:.1f} %), and with the same issue codes {counts['same']}; "
          f"same verdict {agreed} ({100 * agreed / judged:.1f} %)")
    return 1 if failed and "--write" not in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
