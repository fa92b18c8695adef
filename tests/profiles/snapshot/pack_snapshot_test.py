"""`kakehashi pack snapshot` from outside: what it prints, where, and how it ends."""
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

PROGRAM = os.environ["KAKEHASHI_PROGRAM"]
R4 = "http://hl7.org/fhir/StructureDefinition/"


def element(path, minimum=0, maximum="1", **members):
    return {"id": path, "path": path, "min": minimum, "max": maximum, **members}


PATIENT = {"resourceType": "StructureDefinition", "url": R4 + "Patient", "type": "Patient", "kind": "resource",
           "derivation": "specialization",
           "snapshot": {"element": [element("Patient", maximum="*"),
                                    element("Patient.gender", type=[{"code": "code"}])]}}


def profile(url, base, *elements):
    return {"resourceType": "StructureDefinition", "url": url, "type": "Patient", "kind": "resource",
            "derivation": "constraint", "baseDefinition": base, "differential": {"element": list(elements)}}


GOOD = profile("http://example.org/good", R4 + "Patient", {"id": "Patient.gender", "path": "Patient.gender", "min": 1})


class PackSnapshot(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.path = pathlib.Path(self.folder.name)
        self.patient = self.write("patient.json", PATIENT)

    def write(self, name, resource):
        (self.path / name).write_text(json.dumps(resource), encoding="utf-8")
        return str(self.path / name)

    def run_program(self, *arguments, text=""):
        return subprocess.run([PROGRAM, "pack", "snapshot", *arguments], input=text, capture_output=True, text=True,
                              timeout=60, check=False)

    def test_prints_the_structure_definition_of_a_file(self):
        done = self.run_program("--package", self.patient, self.write("good.json", GOOD))
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        made = json.loads(done.stdout)
        self.assertEqual([each["min"] for each in made["snapshot"]["element"]], [0, 1])
        self.assertEqual(made["differential"], GOOD["differential"])

    def test_takes_a_canonical_of_the_packages(self):
        good = self.write("good.json", GOOD)
        done = self.run_program("--package", self.patient, "--package", good, GOOD["url"])
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(json.loads(done.stdout)["url"], GOOD["url"])

    def test_reads_standard_input(self):
        done = self.run_program("--package", self.patient, "-", text=json.dumps(GOOD))
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_names_the_package_that_is_missing(self):
        done = self.run_program(self.write("good.json", GOOD))
        self.assertEqual((done.returncode, done.stdout), (2, ""))
        self.assertIn("hl7.fhir.r4.core", done.stderr)

    def test_says_where_the_differential_contradicts_its_base(self):
        wide = profile("http://example.org/wide", R4 + "Patient",
                       {"id": "Patient.gender", "path": "Patient.gender", "max": "2"},
                       {"id": "Patient.shoe", "path": "Patient.shoe", "min": 1})
        done = self.run_program("--package", self.patient, self.write("wide.json", wide))
        self.assertEqual(done.returncode, 1)
        self.assertIn("error Patient.gender: max 2", done.stderr)
        self.assertIn("error Patient.shoe: ", done.stderr)
        self.assertEqual(len(json.loads(done.stdout)["snapshot"]["element"]), 2)

    def test_refuses_a_profile_that_builds_on_itself(self):
        circle = profile("http://example.org/circle", "http://example.org/circle",
                         {"id": "Patient", "path": "Patient"})
        done = self.run_program("--package", self.patient, self.write("circle.json", circle))
        self.assertEqual((done.returncode, done.stdout), (1, ""))

    def test_refuses_what_is_no_profile(self):
        for what in (self.patient, R4 + "Absent", str(self.path / "absent.json"),
                     self.write("other.json", {"resourceType": "Patient"})):
            with self.subTest(what):
                done = self.run_program("--package", self.patient, what)
                self.assertEqual((done.returncode, done.stdout), (2, ""))
                self.assertTrue(done.stderr)

    def test_refuses_a_pack_which_has_no_texts(self):
        pack = str(self.path / "all.pack")
        subprocess.run([PROGRAM, "pack", "build", "--out", pack, self.patient], check=True, capture_output=True)
        done = self.run_program("--package", pack, self.write("good.json", GOOD))
        self.assertEqual((done.returncode, done.stdout), (2, ""))
        self.assertIn("pack", done.stderr)

    def test_help_has_an_example(self):
        done = self.run_program("--help")
        self.assertEqual(done.returncode, 0)
        self.assertIn("Example: kakehashi pack snapshot", done.stdout)


if __name__ == "__main__":
    unittest.main()
