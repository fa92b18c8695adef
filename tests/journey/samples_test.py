#!/usr/bin/env python3
"""Every file that others wrote and whose format is covered converts, or is quarantined for a true reason.

Run by ctest. Environment: KAKEHASHI_PROGRAM, KAKEHASHI_SHARED (folder of samples beside the checkout). The reasons below
were looked at by hand, file by file; a file that is refused for another reason, or no longer, fails the test.
"""
import collections
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

PROGRAM = os.environ["KAKEHASHI_PROGRAM"]
SAMPLES = pathlib.Path(os.environ["KAKEHASHI_SHARED"]) / "samples"

NOT_A_SAMPLE_OF_THE_FORMAT = {"FileInfo.txt"}  # a note

MISMATCH = "patient-mismatch"  # the path and PID-3 name different patients, as the folder's README says
NO_PATIENT = "patient-unknown"
COLUMNS = {"column-count", "no-drugs"}  # columns of the drug record are missing in the middle: none can be trusted

# folder → part of the file's name → rule of the error that keeps it out
REFUSED = {
    "cda": {},
    "ssmix2": {"_ADT-61_": MISMATCH, "_PPR-01_": MISMATCH, "_OML-11_": MISMATCH, "_OMG-01_": MISMATCH,
               "_OMG-11_": MISMATCH},
    "hl7v2": {},
    "dicom": {"retrieve_instance_metadata": NO_PATIENT, "search_for_instances": NO_PATIENT,
              "search_for_series": NO_PATIENT, "search_for_studies": NO_PATIENT, "test_PN": "target-missing",
              "reportsi": NO_PATIENT},
    # Bare modules are nobody's; the two that name a person do not say when they were written.
    "mml": {"mmlbc": NO_PATIENT, "mmlhi": NO_PATIENT, "mmlinj": NO_PATIENT, "mmllb": NO_PATIENT, "mmlps": NO_PATIENT,
            "mmlrd": NO_PATIENT, "mmlvs": NO_PATIENT, "mmlpi": "target-missing", "mmlre": "target-missing"},
    # Answers without data, and a prescription that names its own institution.
    "orca": {"diseasegetv2_10": "api-error", "prescriptionv2_0105": "api-error", "medicalmodv31_01_E01": "api-error",
             "prescriptionv2.json": "institution-mismatch"},
    "okusuri": {"empty-input": "empty-file", "invalid-header": "not-this-format", "normalization-full": COLUMNS,
                "qr-decoded": COLUMNS, "tc-split-output-part-2": "part-missing"},
    # An entry that is no entry; STU3 resources (Claim, Goal, CarePlan) that no table converts.
    "fhir": {"ObservationBundle": "structure", "synthea.bundle": "type-unknown"},
}


def run(*arguments):
    return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, timeout=300, check=False)


# What the Japanese profiles demand and the senders of these samples leave out.
NOT_SAID = {
    "valid-system-insurance-patientIdentifier",  # no insured-person number at all
    "valid-value-insurance-patientIdentifier",
    "reference-target-profile",  # the same patient, where something refers to it
    "valid-value-bundleIdenfifier",  # a year before 2020
    "observation-needs-extension-of-Department", "condition-needs-extension-of-Department",
    "display-wrong",  # a sender's own (English) words for a code of ours are carried as they are
    "reference-contained-missing",  # a medicine that the sender points to and does not send
    "observation-needs-contained-of-Encounter", "condition-needs-contained-of-Encounter",
}
ELEMENTS_NOT_SAID = ("'specimen'", "'effective'", "'address'", "'type'")  # each must occur once at least
WAITING_PATIENT = ("'name'", "'gender'", "'birthDate'")  # of a document that has its patient's number alone


def is_not_said(issue, elements=ELEMENTS_NOT_SAID):
    rule = issue["details"]["coding"][0]["code"]
    return rule in NOT_SAID or rule == "cardinality-min" and issue["diagnostics"].startswith(elements)


@unittest.skipUnless(SAMPLES.is_dir(), "the folder of samples is not beside this checkout")
class Samples(unittest.TestCase):
    def setUp(self):
        self.scratch = tempfile.TemporaryDirectory()
        self.addCleanup(self.scratch.cleanup)
        self.out = pathlib.Path(self.scratch.name) / "out"

    def inputs(self, name):
        return sorted(path for path in (SAMPLES / name).rglob("*")
                      if path.is_file() and not any(path.match(name) for name in NOT_A_SAMPLE_OF_THE_FORMAT))

    def test_every_folder_is_known(self):
        folders = {path.name for path in SAMPLES.iterdir() if path.is_dir()}
        self.assertEqual(folders, set(REFUSED) | {"csv"})

    def convert(self, name):
        given = [SAMPLES / "ssmix2/root"] if name == "ssmix2" else self.inputs(name)
        done = run("convert", "--from", name, "--institution", "1319999991", "--out", self.out, *given)
        self.assertIn(done.returncode, (0, 1), done.stderr)
        return done.stdout.strip().splitlines()[-1]

    def refused(self):
        """name of the quarantined file → rules of its errors"""
        found = {}
        for path in sorted((self.out / "quarantine").glob("*.outcome.json")):
            issues = json.loads(path.read_text(encoding="utf-8"))["issue"]
            found[path.name] = {issue["details"]["coding"][0]["code"] for issue in issues
                                if issue["severity"] == "error"}
        return found

    def check(self, name):
        summary = self.convert(name)
        refused = self.refused()
        for file, rules in refused.items():
            expected = [rule for part, rule in REFUSED[name].items() if part in file]
            self.assertEqual(len(expected), 1, f"{file} is refused: {rules}")
            self.assertEqual(rules, expected[0] if isinstance(expected[0], set) else {expected[0]}, file)
            self.assertTrue((self.out / "quarantine" / file.removesuffix(".outcome.json")).exists(), "its bytes are kept")
        for part in REFUSED[name]:
            self.assertTrue(any(part in file for file in refused), f"{part} converts now: take it off the list")
        account = json.loads((self.out / "account.json").read_text(encoding="utf-8"))
        self.assertEqual(len(account["sources"]), len(self.inputs(name)), "every file is in the account")
        counts = collections.Counter(rule for rules in refused.values() for rule in rules)
        print(f"  {name}: {summary}; {dict(counts)}")

    def check_result(self, elements=ELEMENTS_NOT_SAID):
        """The result is right but for what JP-CLINS demands and these senders do not say."""
        units = sorted(self.out.glob("*-13*.json"))
        self.assertTrue(units)
        done = run("validate", "--lang", "en", "--format", "ndjson", *units)
        for line in done.stdout.splitlines():
            answer = json.loads(line)
            errors = [issue for issue in answer["outcome"]["issue"] if issue["severity"] in ("error", "fatal")]
            wrong = [issue for issue in errors if not is_not_said(issue, elements)]
            self.assertEqual(wrong, [], answer["file"])
        self.assertIn(done.returncode, (0, 1))

    def test_ssmix2(self):
        self.check("ssmix2")
        self.check_result()

    def test_hl7v2(self):
        self.check("hl7v2")
        self.check_result()

    def test_cda(self):
        self.check("cda")
        # One of the persons has no number but that of the social security, which is not taken.
        self.check_result(ELEMENTS_NOT_SAID + ("'identifier'",))

    def test_dicom(self):
        self.check("dicom")

    def test_okusuri(self):
        self.check("okusuri")
        self.check_result()

    def test_mml(self):
        self.check("mml")
        self.check_result(ELEMENTS_NOT_SAID + WAITING_PATIENT)

    def test_orca(self):
        self.check("orca")
        self.check_result()

    def test_an_orca_prescription_stands_under_the_institution_that_it_names(self):
        done = run("convert", "--from", "orca", "--out", self.out, SAMPLES / "orca/api01rv2_prescriptionv2.json")
        self.assertEqual(done.returncode, 1, "the sample has no usage, which the profile demands")
        self.assertEqual([path.name.split("_")[0] for path in self.out.glob("prescription-*.json")],
                         ["prescription-1311234567"])
        self.check_result(ELEMENTS_NOT_SAID + ("'text'",))

    def test_fhir(self):
        self.check("fhir")
        self.check_result(("'content'",))  # a DocumentReference whose attachment is a text

    def test_csv_without_a_mapping_is_told_what_is_missing(self):
        done = run("convert", "--from", "csv", "--institution", "1319999991", "--out", self.out,
                   *self.inputs("csv"))
        self.assertEqual(done.returncode, 2)
        self.assertEqual(len(done.stderr.strip().splitlines()), 1, done.stderr)


IG = SAMPLES.parent / "ig"
ERROR_EXAMPLE = "MedicationRequest-ErrorExample-JP-MedReq-ExtEye-Total1.json"  # published as an error
# Published with displays that its own code systems give otherwise (the HL7 reference validator says so too).
WRONG_DISPLAYS = {"Bundle-Bundle-eCheckupReport-Sample-01.json"}
# folders, the packages that belong to them (as the folder's README says), files with errors
EXAMPLES = (
    (("clinical-core", "jp-clins-package"), ("jp-core.r4-1.1.2-url", "jp-clins.r4-1.5.2-snap"), {ERROR_EXAMPLE}),
    (("jp-core-1.1.2",), ("jp-core.r4-1.1.2",), set()),
    (("jp-core-1.1.2-url",), ("jp-core.r4-1.1.2-url",), set()),
    (("eReferral", "eReferral-package"), ("jp-core.r4-1.1.2", "jp-eReferral.r4"), set()),
    (("eCheckupReport",), ("jp-core.r4-1.1.2", "jp-eChekupReport.r4"), WRONG_DISPLAYS),
)


@unittest.skipUnless(IG.is_dir(), "the official packages are not beside this checkout")
class OfficialExamples(unittest.TestCase):
    def test_every_example_is_judged_by_its_own_packages(self):
        judged = 0
        for folders, packages, expected in EXAMPLES:
            given = [word for package in packages for word in ("--package", IG / f"{package}.tgz")]
            files = [path for folder in folders for path in sorted((IG / "examples" / folder).glob("*.json"))]
            done = run("validate", "--format", "ndjson", *given, *files)
            lines = [json.loads(line) for line in done.stdout.splitlines()]
            self.assertEqual(len(lines), len(files), done.stderr)
            wrong = {pathlib.Path(line["file"]).name for line in lines
                     if any(issue["severity"] in ("error", "fatal") for issue in line["outcome"]["issue"])}
            self.assertEqual(wrong, expected, folders)
            judged += len(files)
            print(f"  {', '.join(folders)}: {len(files)} files, {len(wrong)} with errors")
        self.assertEqual(judged, len(list((IG / "examples").rglob("*.json"))), "no example is left out")


if __name__ == "__main__":
    sys.exit(unittest.main(verbosity=2))
