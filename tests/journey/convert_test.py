#!/usr/bin/env python3
"""`kakehashi convert` from the outside: results, accounts, vendor profiles. Run by ctest with the program's path."""
import filecmp
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import tempfile
import threading
import time
import unittest

PROGRAM = os.environ["KAKEHASHI_PROGRAM"]
C = ["--institution", "1319999993", "--institution-name", "見本西クリニック"]


def run(*arguments, **options):
    return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, timeout=120, check=False, **options)


class ConvertTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.scratch.name)
        done = run("synth", "--patients", 6, "--out", cls.folder / "region")
        assert done.returncode == 0, done.stderr
        cls.clinic = cls.folder / "region/hospital-c"

    @classmethod
    def tearDownClass(cls):
        cls.scratch.cleanup()

    def convert_csv(self, kind, out, *more):
        return run("convert", "--from", "csv", "--mapping", self.clinic / f"mapping/{kind}.toml", *C, *more,
                   self.clinic / f"drop/{kind}.csv", "--out", out)

    def write(self, name, content):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
        return path

    # FHIR of other countries and versions

    def units_of(self, out, kind):
        return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(out.glob(kind + "-*.json"))]

    def test_records_of_a_bulk_export_find_their_patient_in_another_file(self):
        folder, out = self.folder / "export", self.folder / "export-out"
        folder.mkdir()
        conditions = [{"resourceType": "Condition", "id": name, "code": {"text": name},
                       "subject": {"reference": "Patient/p1"}} for name in ("asthma", "gout")]
        (folder / "Condition.ndjson").write_text("".join(json.dumps(each) + "\n" for each in conditions))
        (folder / "Patient.ndjson").write_text(json.dumps({"resourceType": "Patient", "id": "p1", "gender": "male"}))
        done = run("convert", "--from", "fhir", *C, "--lineage", "--explain", folder, "--out", out)
        self.assertEqual(done.returncode, 0, done.stderr)
        units = self.units_of(out, "condition")
        self.assertEqual(len(units), 2)
        for unit in units:
            patient, record = (entry["resource"] for entry in unit["entry"])
            self.assertEqual(patient["resourceType"], "Patient")
            self.assertEqual(record["subject"]["reference"], unit["entry"][0]["fullUrl"])
        lineage = json.loads((out / "lineage.json").read_text())["files"]
        steps = [step for file in lineage if file["file"].startswith("condition-") for step in file["elements"]]
        self.assertIn(("Condition.code.text", "line 2: Condition.code.text"),
                      [(step["element"], step["place"]) for step in steps])

    def test_the_version_of_fhir_can_be_declared_with_the_format(self):
        file = self.write("procedure.json", {"resourceType": "Procedure", "id": "p", "status": "aborted",
                                             "code": {"text": "x"}, "subject": {"display": "y"}})
        for source, status in (("fhir", "aborted"), ("fhir-stu3", "stopped"), ("fhir-dstu2", "stopped"),
                               ("fhir-r4", "aborted")):
            out = self.folder / ("declared-" + source)
            self.assertEqual(run("convert", "--from", source, *C, file, "--out", out).returncode, 0, source)
            self.assertEqual(self.units_of(out, "resource")[0]["entry"][0]["resource"]["status"], status, source)
        done = run("convert", "--from", "fhir-r3", *C, file, "--out", self.folder / "declared-r3")
        self.assertEqual(done.returncode, 2)
        self.assertIn("fhir-stu3", done.stderr)

    def test_what_cannot_be_said_in_r4_is_kept_and_told(self):
        file = self.write("animal.json", {"resourceType": "Bundle", "type": "collection", "entry": [
            {"resource": {"resourceType": "Patient", "id": "a", "animal": {"species": {"text": "dog"}}}},
            {"resource": {"resourceType": "Patient", "id": "b", "gender": "male"}}]})
        out = self.folder / "animal-out"
        self.assertEqual(run("convert", "--from", "fhir", *C, file, "--out", out).returncode, 1)
        self.assertEqual(len(self.units_of(out, "patient")), 1)
        account = json.loads((out / "account.json").read_text())["sources"][0]
        self.assertTrue(account["quarantined"])
        self.assertIn("Bundle.entry[0].resource.animal.species.text", [each["place"] for each in account["unmapped"]])
        self.assertIn("modifier-unknown", [each["rule"] for each in account["issues"]])

    # vendor profiles

    def convert_orca(self, out, *more):
        return run("convert", "--from", "orca", "--institution", "1319999991", *more,
                   self.folder / "region/hospital-a/orca", "--out", out)

    def test_convert_names_untranslated_codes_and_a_filled_table_translates_them(self):
        first, second = self.folder / "untranslated", self.folder / "translated"
        done = self.convert_orca(first)
        self.assertEqual(done.returncode, 0, done.stderr)
        table = first / "untranslated-drug.csv"
        head, row, *rest = table.read_text(encoding="utf-8-sig").splitlines()
        self.assertEqual(head, "local,standard,name,count")
        missed = json.loads((first / "account.json").read_text())["total"]["untranslated"]
        counts = [one["count"] for one in missed]
        self.assertEqual(counts, sorted(counts, reverse=True))
        self.assertIn(missed[0]["code"], done.stderr)
        local, _, name, count = row.split(",")
        profile = self.folder / "vendor.toml"
        (self.folder / "drug.csv").write_text("\n".join([head, f"{local},1124009F1177,{name},{count}", *rest]))
        profile.write_text('name = "x"\nformat = "orca"\n[code_tables]\ndrug = "drug.csv"\n', encoding="utf-8")
        done = self.convert_orca(second, "--vendor", profile)
        self.assertEqual(done.returncode, 0, done.stderr)
        left = json.loads((second / "account.json").read_text())["total"]["untranslated"]
        self.assertEqual(len(left), len(missed) - 1)
        written = "".join(file.read_text() for file in second.glob("prescription-*.json"))
        self.assertIn("1124009F1177", written)

    def test_convert_refuses_a_vendor_profile_with_faults_before_it_writes(self):
        out = self.folder / "refused"
        profile = self.write("bad.toml", b'name = "x"\n[codes.lab]\nK = "3H015"\n[code]\n')
        done = self.convert_orca(out, "--vendor", profile)
        self.assertEqual(done.returncode, 2)
        self.assertIn("line 3", done.stderr)
        self.assertIn("4行目", done.stderr)
        other = self.write("other.toml", b'name = "x"\nformat = "mml"\n')
        self.assertEqual(self.convert_orca(out, "--vendor", other).returncode, 2)
        self.assertEqual(self.convert_orca(out, "--vendor", self.folder / "none.toml").returncode, 2)
        self.assertFalse(out.exists())

    def test_convert_accounts_for_every_field_and_writes_a_bundle_a_unit(self):
        out = self.folder / "patients"
        self.assertEqual(self.convert_csv("patients", out).returncode, 0)
        laboratory = self.folder / "laboratory"
        self.assertEqual(self.convert_csv("laboratory", laboratory, "--patients", out).returncode, 0)
        account = json.loads((laboratory / "account.json").read_text())
        self.assertEqual(account["total"]["unmapped"], 0)
        self.assertGreater(account["total"]["mapped"], 100)
        units = [unit for source in account["sources"] for unit in source["units"]]
        bundles = sorted(laboratory.glob("laboratory-*.json"))
        self.assertEqual(len(bundles), len(units))
        for bundle in bundles:
            self.assertEqual(json.loads(bundle.read_text())["entry"][0]["resource"]["resourceType"], "Patient")

    def test_lineage_leads_every_element_back_to_its_cell_and_the_full_account_names_every_field(self):
        patients, out = self.folder / "known", self.folder / "traced"
        self.convert_csv("patients", patients)
        done = self.convert_csv("laboratory", out, "--patients", patients, "--lineage", "--account")
        self.assertEqual(done.returncode, 0, done.stderr)
        source = json.loads((out / "account.json").read_text())["sources"][0]
        self.assertEqual(len(source["mapped"]), source["fields"]["mapped"])
        self.assertEqual(len(source["ignored"]), source["fields"]["ignored"])
        table = (self.clinic / "drop/laboratory.csv").read_bytes().decode("cp932").splitlines()
        titles = table[0].split(",")
        checked = 0
        for file in json.loads((out / "lineage.json").read_text())["files"]:
            bundle = json.loads((out / file["file"]).read_text())
            resources = {entry["fullUrl"]: entry["resource"] for entry in bundle["entry"]}
            for step in file["elements"]:
                if step["element"] != "Observation.code.text":
                    continue
                row, column = step["place"].removeprefix("row ").split(", column ")
                self.assertEqual(resources[step["entry"]]["code"]["text"],
                                 table[int(row) - 1].split(",")[titles.index(column)])
                checked += 1
        self.assertGreater(checked, 10)

    def test_explain_shows_every_field_beside_what_it_became(self):
        patients, out = self.folder / "introduced", self.folder / "explained"
        self.convert_csv("patients", patients)
        done = self.convert_csv("laboratory", out, "--patients", patients, "--account", "--explain")
        self.assertEqual(done.returncode, 0, done.stderr)
        source = json.loads((out / "account.json").read_text())["sources"][0]
        text = next((out / "explain").glob("*.txt")).read_text(encoding="utf-8")
        page = next((out / "explain").glob("*.html")).read_text(encoding="utf-8")
        self.assertTrue(done.stdout.startswith(text), "one input is explained on the terminal too")
        for field in source["mapped"] + source["ignored"] + source["unmapped"]:
            self.assertIn("\n" + field["place"] + "\t", text)
        self.assertEqual(page.count("<tr class=\"mapped\">"), source["fields"]["mapped"])
        self.assertEqual(page.count("<tr class=\"ignored\">"), source["fields"]["ignored"])
        table = (self.clinic / "drop/laboratory.csv").read_bytes().decode("cp932").splitlines()
        name = table[1].split(",")[table[0].split(",").index("項目名")]
        self.assertRegex(text, f"row 2, column 項目名\t{re.escape(name)}\n\t→ Observation.code.text \"{re.escape(name)}\"")

    def test_what_an_export_holds_cannot_become_a_part_of_the_page_that_explains_it(self):
        export, out = self.folder / "hostile.hl7", self.folder / "hostile"
        export.write_text("MSH|^~\\&|HIS|1312345678|GW|9|20240102||ADT^A08^ADT_A01|1|P|2.5||||||UNICODE UTF-8\r"
                          "PID|1||0001||<script>alert(1)</script>^A&amp;^^^^^L^I||19700101|F\r", encoding="utf-8")
        run("convert", "--from", "hl7v2", "--explain", "--out", out, export)
        page = next((out / "explain").glob("*.html")).read_text(encoding="utf-8")
        self.assertIn("&lt;script&gt;alert(1)", page)
        self.assertNotIn("<script", page)

    def test_the_same_input_gives_the_same_bytes(self):
        first, second = self.folder / "first", self.folder / "second"
        for out in (first, second):
            self.assertEqual(self.convert_csv("patients", out).returncode, 0)
        names = sorted(path.name for path in first.iterdir() if path.is_file())
        self.assertEqual(filecmp.cmpfiles(first, second, names, shallow=False)[1:], ([], []))

    def test_a_second_run_takes_the_place_of_the_first(self):
        out = self.folder / "again"
        for _ in range(2):
            self.assertEqual(self.convert_csv("patients", out).returncode, 0)
        self.assertFalse((self.folder / "again.partial").exists())

    # a run that is stopped

    def stop_at(self, pipe, *arguments):
        """Starts a conversion whose last input is a pipe, and stops it there."""
        process = subprocess.Popen([PROGRAM, *map(str, arguments)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                                   text=True)
        writer = os.open(pipe, os.O_WRONLY)  # the program waits for the pipe's bytes: all else is converted
        process.send_signal(signal.SIGINT)
        time.sleep(0.2)
        os.close(writer)
        said = process.communicate(timeout=60)[1]
        return process.returncode, said

    def fed(self, pipe, message, *arguments):
        """A conversion whose last input, a pipe, is the message."""
        feeder = threading.Thread(target=pipe.write_bytes, args=(message,))
        feeder.start()
        done = run(*arguments)
        feeder.join(60)
        return done

    def test_a_stopped_conversion_is_resumed_and_gives_what_an_unbroken_one_gives(self):
        tree = self.folder / "region/hospital-a/ssmix2"
        message = next(self.folder.glob("region/hospital-b/hl7v2/*.hl7")).read_bytes()
        pipe, out, whole = self.folder / "last.hl7", self.folder / "stopped", self.folder / "unbroken"
        os.mkfifo(pipe)
        inputs = ["convert", "--from", "ssmix2", "--institution", "1319999991", tree, pipe, "--out"]
        unbroken = self.fed(pipe, message, *inputs, whole)
        names = sorted(str(path.relative_to(whole)) for path in whole.rglob("*") if path.is_file())
        self.assertNotIn("progress.ndjson", names)
        progress = self.folder / "stopped.partial/progress.ndjson"
        for is_torn in (False, True):
            code, said = self.stop_at(pipe, *inputs, out)
            self.assertEqual(code, 130, said)
            self.assertIn("--resume", said)
            self.assertFalse(out.exists())
            refused = run(*inputs, out, "--resume", "--report-patient-mismatch")
            self.assertEqual((refused.returncode, refused.stdout), (2, ""), "other options give other results")
            self.assertIn("stopped.partial/progress.ndjson", refused.stderr)
            if is_torn:  # as if the process had died in the middle of a line
                progress.write_bytes(progress.read_bytes()[:progress.stat().st_size // 2])
            done = self.fed(pipe, message, *inputs, out, "--resume")
            self.assertEqual((done.returncode, done.stdout), (unbroken.returncode, unbroken.stdout))
            self.assertEqual(names, sorted(str(path.relative_to(out)) for path in out.rglob("*") if path.is_file()))
            self.assertEqual(filecmp.cmpfiles(out, whole, names, shallow=False)[1:], ([], []))
            self.assertFalse(progress.parent.exists())
            shutil.rmtree(out)

    def test_there_may_be_nothing_to_resume(self):
        out = self.folder / "fresh"
        done = self.convert_csv("patients", out, "--resume")
        self.assertEqual(done.returncode, 0)
        self.assertIn("nothing to resume", done.stderr)
        self.assertTrue((out / "account.json").exists())
        self.assertEqual(self.convert_csv("patients", out, "--resume", "--lineage").returncode, 2)

    def test_a_result_inside_the_tree_that_is_read_is_no_input(self):
        tree = self.folder / "tree"
        shutil.copytree(self.clinic.parent / "hospital-a/ssmix2", tree)
        for _ in range(2):
            done = run("convert", "--from", "ssmix2", tree, "--out", tree / "result")
            self.assertEqual((done.returncode, done.stderr), (0, ""), "MSH-4 names the institution")
            self.assertIn(" 0 quarantined", done.stdout)

    def test_files_of_one_name_in_two_folders_are_both_in_the_account(self):
        for name in ("one", "two"):
            (self.folder / name).mkdir()
            (self.folder / name / "same.json").write_text("{")
        out = self.folder / "both"
        done = run("convert", "--from", "dicom", self.folder / "one", self.folder / "two", "--out", out)
        self.assertEqual(done.returncode, 1)
        self.assertIn("0019999999", done.stderr)
        self.assertEqual(json.loads((out / "account.json").read_text())["total"]["sources"], 2)
        self.assertEqual(len(list((out / "quarantine").glob("*.outcome.json"))), 2)

    def test_a_folder_of_somebody_else_is_not_replaced(self):
        out = self.folder / "precious"
        out.mkdir()
        (out / "letter.txt").write_text("keep")
        self.assertEqual(self.convert_csv("patients", out).returncode, 2)
        self.assertEqual((out / "letter.txt").read_text(), "keep")

    def test_input_that_failed_is_kept_with_its_reason(self):
        bad = self.folder / "bad.json"
        bad.write_bytes(b'[{"0020000D":{"vr":"UI"')
        out = self.folder / "bad-out"
        self.assertEqual(run("convert", "--from", "dicom", *C, bad, "--out", out).returncode, 1)
        kept = [path for path in (out / "quarantine").iterdir() if not path.name.endswith(".outcome.json")]
        self.assertEqual([path.read_bytes() for path in kept], [bad.read_bytes()])
        outcome = json.loads(next((out / "quarantine").glob("*.outcome.json")).read_text())
        self.assertEqual(outcome["resourceType"], "OperationOutcome")
        self.assertEqual(outcome["issue"][0]["severity"], "error")


if __name__ == "__main__":
    unittest.main()
