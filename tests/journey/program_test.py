#!/usr/bin/env python3
"""The program from the outside: what a person at a shell sees. Run by ctest with the program's path."""
import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import time
import unittest

PROGRAM = os.environ["KAKEHASHI_PROGRAM"]
C = ["--institution", "1319999993", "--institution-name", "見本西クリニック"]


def run(*arguments, **options):
    return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, timeout=120, check=False, **options)


class ProgramTest(unittest.TestCase):
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

    # validate

    PATIENT = {"resourceType": "Patient", "gender": "male", "birthDate": "1950-01-02"}

    def write(self, name, content):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
        return path

    def validate(self, *arguments, **options):
        done = run("validate", "--format", "ndjson", *arguments, **options)
        return done.returncode, [json.loads(line) for line in done.stdout.splitlines()], done.stderr

    def test_validate_prints_one_line_a_file(self):
        good = self.write("good.json", self.PATIENT)
        bad = self.write("bad.json", {**self.PATIENT, "gender": "x", "foo": 1})
        code, lines, _ = self.validate(good, bad)
        self.assertEqual(code, 1)
        self.assertEqual([line["file"] for line in lines], [str(good), str(bad)])
        errors = [issue["expression"] for issue in lines[1]["outcome"]["issue"] if issue["severity"] == "error"]
        self.assertEqual(errors, [["Patient.gender"], ["Patient"]])
        self.assertEqual(self.validate(good)[0], 0)

    def test_validate_takes_xml_and_standard_input(self):
        xml = '<Patient xmlns="http://hl7.org/fhir"><gender value="male"/></Patient>'
        code, lines, _ = self.validate("-", input=xml)
        self.assertEqual((code, lines[0]["file"]), (0, "-"))
        self.assertEqual(self.validate("-", input=xml.replace("male", "x"))[0], 1)

    def test_validate_says_what_is_wrong_with_what_is_no_resource(self):
        for name, content, rule in (
                ("no.json", b"this is not JSON", "json-malformed"),
                ("cut.json", json.dumps(self.PATIENT).encode()[:-5], "json-malformed"),
                ("sjis.json", '{"resourceType":"Patient","name":[{"text":"見本"}]}'.encode("shift_jis"), None),
                ("deep.json", b'{"a":' * 10_000 + b"1" + b"}" * 10_000, "json-too-deep"),
                ("karte.json", b'{"resourceType":"Karte"}', None)):
            code, lines, _ = self.validate(self.write(name, content))
            self.assertEqual(code, 1, name)
            issues = lines[0]["outcome"]["issue"]
            self.assertTrue({issue["severity"] for issue in issues} & {"error", "fatal"}, name)
            if rule:
                self.assertEqual(issues[0]["details"]["coding"][0]["code"], rule, name)

    def issues_of(self, name, content, *options):
        code, lines, _ = self.validate(*options, self.write(name, content))
        self.assertEqual(code, 1, name)
        return [(issue["details"]["coding"][0]["code"], (issue.get("expression") or issue.get("location") or [""])[0])
                for issue in lines[0]["outcome"]["issue"] if issue["severity"] == "error"]

    def test_validate_names_what_cannot_be_read_and_judges_the_rest(self):
        xml = ('<?xml version="1.0" encoding="Shift_JIS"?>\n<Patient xmlns="http://hl7.org/fhir"><ward value="1"/>'
               '<name><text value="見本"/></name> lost <gender value="x"/><active value="true"/></Patient>')
        self.assertEqual(self.issues_of("faults.xml", xml.encode("shift_jis")),
                         [("xml-encoding", ""), ("xml-unknown-element", "/f:Patient"), ("xml-text", "/f:Patient"),
                          ("xml-order", "Patient.active"), ("binding-not-in-value-set", "Patient.gender")])
        self.assertEqual(self.issues_of("faults.json", b'{"resourceType":"Patient", // note\n"gender":"x","gender":"male",}'),
                         [("json-comment", "Patient"), ("json-duplicate-member", "Patient"),
                          ("json-extra-comma", "Patient"), ("binding-not-in-value-set", "Patient.gender")])

    def test_validate_names_the_first_wrong_byte_and_goes_on(self):
        text = '{"resourceType":"Patient","name":[{"text":"見本"}],"gender":"x"}'.encode("shift_jis")
        self.assertEqual(self.issues_of("sjis2.json", text),
                         [("json-not-utf8", ""), ("binding-not-in-value-set", "Patient.gender")])
        self.assertIn("offset 43 (line 1, column 44)",
                      run("validate", "--lang", "en", self.folder / "sjis2.json").stdout)

    def test_validate_finds_what_xml_leaves_empty(self):
        def rules(inner):
            document = f'<Patient xmlns="http://hl7.org/fhir">{inner}</Patient>'.encode()
            return {rule for rule, _ in self.issues_of("empty.xml", document)}
        self.assertEqual(rules("<gender/>"), {"xml-empty-element", "ele-1"})
        self.assertEqual(rules('<gender id="g"/>'), {"ele-1"})
        self.assertIn("primitive-format", rules('<gender value=""/>'))
        self.assertEqual(rules('<text><status value="generated"/><div>x</div></text>'), {"xml-not-xhtml"})
        self.assertEqual(rules('<gender value="male"/><gender value="male"/>'), {"cardinality-max"})

    def test_validate_holds_the_limits_that_it_is_given(self):
        files = {"json": json.dumps({**self.PATIENT, "name": [{"text": "a"}]}).encode(),
                 "xml": b'<Patient xmlns="http://hl7.org/fhir"><name><text value="a"/></name></Patient>'}
        for form, content in files.items():
            file = self.write(f"limit.{form}", content)
            self.assertEqual(self.validate("--bytes-max", 500, "--depth-max", 10, "--nodes-max", 20, file)[0], 0, form)
            for option, limit, rule in (("--bytes-max", 50, "too-long"), ("--depth-max", 2, "too-deep"),
                                        ("--nodes-max", 2, "too-many-nodes")):
                found = self.issues_of(f"limit.{form}", content, option, limit)
                self.assertEqual([issue[0] for issue in found], [f"{form}-{rule}"])

    def test_validate_reports_a_missing_file_like_any_other_error_and_exits_2(self):
        code, lines, _ = self.validate(self.folder / "nowhere.json")
        self.assertEqual(code, 2)
        self.assertEqual(lines[0]["outcome"]["issue"][0]["code"], "not-found")

    def test_validate_takes_a_file_of_100_megabytes(self):
        big = self.write("big.json", b'{"resourceType":"Patient","x":"' + b"a" * (100 << 20) + b'"}')
        code, lines, _ = self.validate(big)
        self.assertEqual(code, 1)
        self.assertEqual(len(lines), 1)
        big.unlink()

    def test_validate_speaks_both_languages(self):
        bad = self.write("bad2.json", {**self.PATIENT, "foo": 1})
        self.assertIn("要素", run("validate", bad).stdout)
        self.assertIn("element", run("validate", "--lang", "en", bad).stdout)

    def test_a_package_takes_one_place_on_the_command_line(self):
        profile = self.write("profile.json", {"resourceType": "StructureDefinition", "url": "http://example.org/p",
                                              "name": "P", "status": "draft", "kind": "resource", "abstract": False,
                                              "type": "Patient", "derivation": "constraint",
                                              "baseDefinition": "http://hl7.org/fhir/StructureDefinition/Patient",
                                              "differential": {"element": [{"id": "Patient.name", "path": "Patient.name",
                                                                            "min": 1}]}})
        good = self.write("p1.json", {**self.PATIENT, "name": [{"text": "x"}]})
        bad = self.write("p2.json", self.PATIENT)
        code, lines, _ = self.validate("--package", profile, "--profile", "http://example.org/p", good, bad)
        self.assertEqual((code, len(lines)), (1, 2))
        errors = [[issue for issue in line["outcome"]["issue"] if issue["severity"] == "error"] for line in lines]
        self.assertEqual([len(found) for found in errors], [0, 1])

    def test_a_profile_that_nobody_states_is_wrong_use(self):
        resource = self.write("p3.json", self.PATIENT)
        done = run("validate", "--profile", "http://example.org/nowhere", resource)
        self.assertEqual((done.returncode, done.stdout), (2, ""))
        self.assertIn("http://example.org/nowhere", done.stderr)

    def test_validate_follows_references_into_a_folder(self):
        folder = self.folder / "targets"
        folder.mkdir()
        (folder / "p.json").write_text(json.dumps({**self.PATIENT, "id": "there"}), encoding="utf-8")
        (folder / "readme.txt").write_text("no resource", encoding="utf-8")
        here = self.write("o.json", {"resourceType": "Observation", "status": "final", "code": {"text": "x"},
                                     "subject": {"reference": "Patient/there"}})
        gone = self.write("o2.json", {"resourceType": "Observation", "status": "final", "code": {"text": "x"},
                                      "subject": {"reference": "Patient/gone"}})
        self.assertEqual(self.validate("--references", folder, here)[0], 0)
        code, lines, _ = self.validate("--references", folder, gone)
        errors = [issue["expression"] for issue in lines[0]["outcome"]["issue"] if issue["severity"] == "error"]
        self.assertEqual((code, errors), (1, [["Observation.subject"]]))
        self.assertEqual(self.validate(gone)[0], 0)

    def test_validate_is_as_strict_as_it_is_asked_to_be(self):
        unsafe = self.write("unsafe.json", {**self.PATIENT, "name": [{"text": "<b>x</b>"}],
                                            "extension": [{"url": "http://a.example/e", "valueBoolean": True}]})
        bundle = self.write("b.json", {"resourceType": "Bundle", "type": "collection", "entry": [
            {"fullUrl": "urn:uuid:00000000-0000-4000-8000-000000000001", "resource": self.PATIENT}]})
        self.assertEqual(self.validate(unsafe)[0], 0)
        self.assertEqual(self.validate("--security-checks", unsafe)[0], 1)
        self.assertEqual(self.validate("--known-extensions-only", unsafe)[0], 1)
        self.assertEqual(self.validate("--entry", "Patient:0=http://hl7.org/fhir/StructureDefinition/Patient", bundle)[0], 0)
        self.assertEqual(self.validate("--entry", "Patient:1=http://hl7.org/fhir/StructureDefinition/Patient", bundle)[0], 1)

    def test_validate_checks_the_rules_of_the_service_where_they_are_claimed_or_asked_for(self):
        disease = {"resourceType": "Condition", "subject": {"display": "x"}, "abatementDateTime": "2019-01-01",
                   "clinicalStatus": {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/condition-clinical",
                                                  "code": "resolved"}]},
                   "code": {"coding": [{"system": "http://medis.or.jp/CodeSystem/master-disease-keyNumber", "code": "1"}]}}
        plain = self.write("plain.json", disease)
        self.assertEqual(self.validate(plain)[0], 0)
        code, lines, _ = self.validate("--service", plain)
        rules = [issue["details"]["coding"][0]["code"] for issue in lines[0]["outcome"]["issue"]
                 if issue["severity"] == "error"]
        self.assertEqual((code, rules), (1, ["clins-code-form"]))
        bundle = self.write("list.json", {
            "resourceType": "Bundle", "type": "collection", "timestamp": "2020-01-01T00:00:00Z",
            "meta": {"profile": ["http://jpfhir.jp/fhir/clins/StructureDefinition/JP_Bundle_CLINS|1"]},
            "entry": [{"fullUrl": "http://a.example/Condition/1", "resource": disease}]})
        self.assertIn("clins-full-url", run("validate", bundle).stdout)
        self.assertNotIn("clins-", run("validate", "--no-service-rules", bundle).stdout)
        self.assertNotIn("clins-ended", run("validate", bundle).stdout)
        self.assertIn("clins-ended", run("validate", "--today", "2024-01-02", bundle).stdout)

    def test_validate_used_wrongly_exits_2(self):
        for arguments in (["--service", "--no-service-rules", "x.json"], ["--today", "2024", "x.json"],
                          ["--today", "tomorrow", "x.json"], [], ["--format", "html", "x.json"], ["--package", self.folder / "no.tgz", "x.json"],
                          ["--entry", "Patient=x", "x.json"], ["--references", self.folder / "nowhere", "x.json"],
                          ["--depth-max", 0, "x.json"], ["--depth-max", 100000, "x.json"], ["--bytes-max", "x", "x.json"]):
            done = run("validate", *arguments)
            self.assertEqual(done.returncode, 2, arguments)
            self.assertTrue(done.stderr)

    # fhirpath

    def fhirpath(self, expression, resource):
        return run("fhirpath", "--format", "json", expression, self.write("fhirpath.json", resource))

    def test_fhirpath_prints_an_array_of_types_and_values(self):
        done = self.fhirpath("birthDate | gender.upper() | 1.20 | (1 = 1) | ''", self.PATIENT)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(json.loads(done.stdout, parse_float=str), [
            {"type": "date", "value": "1950-01-02"}, {"type": "System.String", "value": "MALE"},
            {"type": "System.Decimal", "value": "1.20"}, {"type": "System.Boolean", "value": True},
            {"type": "System.String", "value": ""}])
        self.assertEqual(self.fhirpath("name", self.PATIENT).stdout, "[]\n")

    def test_fhirpath_that_cannot_be_evaluated_is_one_line_and_exit_1(self):
        for expression in ("1 +", "name.nowhere(", "'a' + 1 & (", "('a' | 'b').single()"):
            done = self.fhirpath(expression, self.PATIENT)
            self.assertEqual((done.returncode, done.stdout), (1, ""), expression)
            self.assertEqual(len(done.stderr.strip().splitlines()), 1, expression)

    def test_an_input_that_is_not_there_is_wrong_use_of_every_command(self):
        good = self.write("good3.json", self.PATIENT)
        gone, out = self.folder / "gone", self.folder / "out-of-nothing"
        for arguments in (["validate", gone], ["validate", good, gone], ["fhirpath", "id", gone],
                          ["deid", "--policy", "kamei", "--feed", "f", gone], ["pack", "list", gone],
                          ["pack", "show", gone, "http://a.example/x"], ["pack", "snapshot", gone],
                          ["pack", "build", "--out", self.folder / "x.pack", gone],
                          ["convert", "--from", "fhir", gone, "--out", out],
                          ["convert", "--from", "hl7v2", gone, "--out", out],
                          ["terminology", "expand", "--parameters", gone],
                          ["admin", "quarantine", "--config", gone], ["admin", "untranslated", "--config", gone], ["serve", "--config", gone],
                          ["validate", "--package", gone, good], ["validate", "--references", gone, good],
                          ["fhirpath", "--package", gone, "id", good], ["fhirpath", "--references", gone, "id", good]):
            self.assertEqual(run(*arguments).returncode, 2, arguments)

    def test_every_command_shows_an_example(self):
        for command in (["serve"], ["convert"], ["synth"], ["deid"], ["validate"], ["pack"], ["pack", "show"],
                        ["fhirpath"], ["terminology"], ["admin"], ["admin", "passcode"], ["admin", "quarantine"], ["admin", "untranslated"]):
            done = run(*command, "--help")
            self.assertEqual(done.returncode, 0, command)
            self.assertIn("Example: ", done.stdout, command)

    def test_a_number_that_is_none_is_wrong_use(self):
        for arguments in (["synth", "--seed", "-1"], ["synth", "--patients", "-1"], ["synth", "--patients", "0"],
                          ["synth", "--hospitals", "4"], ["synth", "--hospitals", "x"], ["synth", "--patients", "1e3"],
                          ["synth", "--seed", "99999999999999999999"],
                          ["convert", "--from", "dicom", "--qido", "http://127.0.0.1:1", "--qido-timeout", "-1"]):
            out = self.folder / "never"
            self.assertEqual(run(*arguments, "--out", out).returncode, 2, arguments)
            self.assertFalse(out.exists(), arguments)

    def test_pack_shows_a_resource_in_its_version(self):
        def value_set(version):
            return {"resourceType": "ValueSet", "url": "http://a.example/v", "status": "active", "version": version,
                    "compose": {"include": [{"system": "http://a.example/s"}]}}
        files = [self.write(f"v{version}.json", value_set(version)) for version in ("1.2.0", "1.10.0", "2.0.0", "1.3.0")]
        pack = self.folder / "versions.pack"
        self.assertEqual(run("pack", "build", "--out", pack, *files).returncode, 0)
        for canonical, version in (("", "1.3.0"), ("|1.2.0", "1.2.0"), ("|2.0.0", "2.0.0"), ("|1", "1.10.0"),
                                   ("|1.3", "1.3.0")):
            done = run("pack", "show", pack, "http://a.example/v" + canonical)
            self.assertEqual((done.returncode, json.loads(done.stdout or "{}").get("version")), (0, version), canonical)
        done = run("pack", "show", pack, "http://a.example/v|3.0.0")
        self.assertEqual((done.returncode, done.stdout), (1, ""))
        self.assertIn("1.2.0, 1.10.0, 2.0.0, 1.3.0", done.stderr)
        self.assertEqual(run("pack", "show", pack, "http://a.example/w").returncode, 1)

    def test_a_result_names_a_file_whose_name_is_no_utf_8(self):
        folder = os.fsencode(self.folder) + b"/bytes"
        os.mkdir(folder)
        for name in (b"\x8e\x91.json", b"\x8e\x92.json"):
            with open(folder + b"/" + name, "wb") as file:
                file.write(b"{}")
        out = self.folder / "bytes-out"
        run("convert", "--from", "fhir", "--lineage", os.fsdecode(folder), "--out", out)
        account = json.loads((out / "account.json").read_bytes().decode("utf-8"))
        self.assertEqual([source["source"] for source in account["sources"]], ["\\x8E\\x91.json", "\\x8E\\x92.json"])

    def test_fhirpath_resolves_what_is_contained_in_each_entry(self):
        def entry(name):
            return {"resource": {"resourceType": "Observation", "status": "final", "code": {"text": name},
                                 "subject": {"reference": "#p"},
                                 "contained": [{"resourceType": "Patient", "id": "p", "name": [{"text": name}]}]}}
        done = self.fhirpath("Bundle.entry.resource.subject.resolve().name.text",
                             {"resourceType": "Bundle", "type": "collection", "entry": [entry("a"), entry("b")]})
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual([item["value"] for item in json.loads(done.stdout)], ["a", "b"])

    def test_fhirpath_used_wrongly_exits_2_and_what_cannot_be_read_1(self):
        good = self.write("good2.json", self.PATIENT)
        for arguments in ([], ["name"], ["--format", "ndjson", "name", good], ["--format", "html", "name", good]):
            self.assertEqual(run("fhirpath", *arguments).returncode, 2, arguments)
        deep = self.write("deep2.json", b'{"a":' * 10_000 + b"1" + b"}" * 10_000)
        for expression, file in (("name", deep), ("(" * 10_000 + "1", good)):
            done = run("fhirpath", expression, file)
            self.assertEqual((done.returncode, len(done.stderr.strip().splitlines())), (1, 1), file)

    def test_fhirpath_complains_in_the_language_that_is_asked_for(self):
        file = self.write("fhirpath.json", self.PATIENT)
        japanese = run("fhirpath", "--lang", "ja", "('a' | 'b').single()", file).stderr
        self.assertIn("FHIRPathを評価できません: 1つの値が必要なところに複数の値があります。", japanese)
        self.assertNotIn("cannot", japanese)
        english = run("fhirpath", "--lang", "en", "nosuch()", file).stderr
        self.assertIn("unknown function nosuch", english)
        self.assertNotIn("関数", english)
        both = run("fhirpath", "nosuch()", file).stderr
        self.assertIn("unknown function nosuch", both)
        self.assertIn("関数nosuchはありません", both)
        self.assertEqual(run("fhirpath", "--lang", "fr", "id", file).returncode, 2)

    def test_fhirpath_reads_xml(self):
        xml = b'<Patient xmlns="http://hl7.org/fhir"><gender value="male"/></Patient>'
        self.assertEqual(json.loads(self.fhirpath("Patient.gender", xml).stdout), [{"type": "code", "value": "male"}])

    def test_fhirpath_asks_packages_and_other_resources(self):
        colours = self.write("colours.json", {"resourceType": "ValueSet", "url": "http://example.org/colours",
                                              "status": "active", "compose": {"include": [
                                                  {"system": "http://a.example", "concept": [{"code": "red"}]}]}})
        resource = self.write("coded.json", {
            "resourceType": "Observation", "status": "final", "subject": {"reference": "Patient/there"},
            "code": {"coding": [{"system": "http://a.example", "code": "red"}]}})
        folder = self.folder / "fhirpath-targets"
        folder.mkdir()
        (folder / "p.json").write_text(json.dumps({**self.PATIENT, "id": "there"}), encoding="utf-8")
        for expression, given, expected in (
                ("code.memberOf('http://example.org/colours')", ["--package", colours], True),
                ("subject.resolve().gender", ["--references", folder], "male"),
                ("conformsTo('http://hl7.org/fhir/StructureDefinition/Observation')", [], True),
                ("%resource.status", ["--package", colours], "final")):
            done = run("fhirpath", "--format", "json", *given, expression, resource)
            self.assertEqual((done.returncode, done.stderr), (0, ""), expression)
            self.assertEqual([item["value"] for item in json.loads(done.stdout)], [expected], expression)

    def test_fhirpath_says_what_it_cannot_tell(self):
        resource = self.write("coded2.json", {
            "resourceType": "Observation", "status": "final", "subject": {"reference": "Patient/gone"},
            "code": {"coding": [{"system": "http://a.example", "code": "red"}]}})
        for expression, code, what in (("code.memberOf('http://example.org/nowhere')", 0, "http://example.org/nowhere"),
                                       ("subject.resolve()", 0, "Patient/gone")):
            done = run("fhirpath", "--format", "json", expression, resource)
            self.assertEqual((done.returncode, done.stdout, len(done.stderr.splitlines())), (code, "[]\n", 1), expression)
            self.assertIn(what, done.stderr)
        done = run("fhirpath", "conformsTo('http://example.org/nowhere')", resource)
        self.assertEqual(done.returncode, 1)
        self.assertIn("Cannot check", done.stderr)
        for given in (["--package", self.folder / "no.tgz"], ["--references", self.folder / "nowhere"]):
            done = run("fhirpath", *given, "status", resource)
            self.assertEqual((done.returncode, done.stdout, len(done.stderr.splitlines())), (2, "", 1), given)

    def test_wrong_use_is_said_in_one_line_and_exits_with_2(self):
        (self.folder / "nothing-here").mkdir()
        (self.folder / "a-file").touch()
        for arguments in (["convert"], ["convert", "--from", "xyz", *C, "x", "--out", self.folder / "x"],
                          ["convert", "--from", "dicom", *C, self.folder / "nothing-here", "--out", self.folder / "x"],
                          ["convert", "--from", "dicom", *C, self.folder, "--out", self.folder / "a-file"],
                          ["convert", "--from", "dicom", "--institution", "13", "x", "--out", self.folder / "x"],
                          ["convert", "--from", "dicom", *C, self.folder / "missing", "--out", self.folder / "x"],
                          ["deid", "--policy", "kamei", "--feed", "f", "--root-key", self.folder / "missing", "x"],
                          ["synth", "--patients", 0, "--out", self.folder / "x"], ["nonsense"], []):
            with self.subTest(arguments=arguments):
                done = run(*arguments)
                self.assertEqual(done.returncode, 2, done.stdout + done.stderr)
                self.assertTrue(done.stderr)
        self.assertFalse((self.folder / "x").exists())

    def test_ctrl_c_leaves_nothing_half_written(self):
        pipe = self.folder / "pipe.json"
        os.mkfifo(pipe)
        out = self.folder / "interrupted"
        studies = sorted((self.clinic / "drop/dicom").glob("*.json"))
        process = subprocess.Popen([PROGRAM, "convert", "--from", "dicom", *C, *studies, pipe, "--out", out],
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        writer = os.open(pipe, os.O_WRONLY)  # the program now waits for the pipe's bytes
        process.send_signal(signal.SIGINT)
        time.sleep(0.2)
        os.close(writer)
        self.assertEqual(process.wait(20), 130)
        self.assertFalse(out.exists())
        self.assertFalse((self.folder / "interrupted.partial").exists())

    def test_deid_releases_no_name_and_no_number(self):
        patients, laboratory = self.folder / "deid-p", self.folder / "deid-l"
        self.convert_csv("patients", patients)
        self.convert_csv("laboratory", laboratory, "--patients", patients)
        key = self.folder / "root.key"
        key.write_bytes(bytes(range(32)))
        done = run("deid", "--policy", "kamei", "--feed", "platform-a", "--root-key", key,
                   *sorted(laboratory.glob("laboratory-*.json")))
        self.assertEqual(done.returncode, 0, done.stderr)
        truth = json.loads((self.folder / "region/truth.json").read_text())
        for person in truth["patients"]:
            for secret in (person["insured_identifier"], person["family_kana"] + " " + person["given_kana"],
                           person["family"] + " " + person["given"]):
                self.assertNotIn(secret, done.stdout)
        self.assertNotIn("1319999993", done.stdout)

    def test_deid_without_a_root_key_gives_pseudonyms_of_one_run(self):
        patients = self.folder / "deid-once"
        self.convert_csv("patients", patients)
        one = next(patients.glob("patient-*.json"))
        first, second = (run("deid", "--policy", "kamei", "--feed", "platform-a", one) for _ in range(2))
        self.assertEqual((first.returncode, second.returncode), (0, 0), first.stderr)
        self.assertEqual(len(first.stderr.splitlines()), 1)
        self.assertNotEqual(first.stdout, second.stdout)

    def test_every_command_explains_itself(self):
        for command in ("convert", "synth", "deid", "admin"):
            done = run(command, "--help")
            self.assertEqual(done.returncode, 0)
            self.assertIn("kakehashi", done.stdout)


if __name__ == "__main__":
    sys.exit(unittest.main())
