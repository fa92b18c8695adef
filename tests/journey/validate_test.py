#!/usr/bin/env python3
"""`kakehashi validate` from the outside: many files, folders, NDJSON, references, must-support. Run by ctest."""
import json
import os
import pathlib
import signal
import subprocess
import tempfile
import time
import unittest

PROGRAM = os.environ["KAKEHASHI_PROGRAM"]
LINE = "http://hl7.org/fhir/StructureDefinition/operationoutcome-issue-line"
COLUMN = "http://hl7.org/fhir/StructureDefinition/operationoutcome-issue-col"
PATIENT = {"resourceType": "Patient", "gender": "male", "birthDate": "1950-01-02"}
BAD = {**PATIENT, "gender": "x"}
PROFILE = {"resourceType": "StructureDefinition", "url": "http://example.org/p", "name": "P", "status": "draft",
           "kind": "resource", "abstract": False, "type": "Patient", "derivation": "constraint",
           "baseDefinition": "http://hl7.org/fhir/StructureDefinition/Patient", "differential": {"element": [
               {"id": "Patient.name", "path": "Patient.name", "mustSupport": True, "short": "氏名"},
               {"id": "Patient.photo", "path": "Patient.photo", "mustSupport": True}]}}


def run(*arguments, **options):
    return subprocess.run([PROGRAM, "validate", *map(str, arguments)], capture_output=True, text=True, timeout=60,
                          check=False, **options)


def errors(line):
    return [issue for issue in line["outcome"]["issue"] if issue["severity"] in ("error", "fatal")]


def rule(issue):
    return issue["details"]["coding"][0]["code"]


class ValidateTest(unittest.TestCase):
    def setUp(self):
        self.scratch = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.scratch.name)

    def tearDown(self):
        self.scratch.cleanup()

    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
        return path

    def validate(self, *arguments, **options):
        done = run("--format", "ndjson", *arguments, **options)
        return done.returncode, [json.loads(line) for line in done.stdout.splitlines()], done.stderr

    # output

    def test_json_is_one_array_and_ndjson_an_object_a_line(self):
        good, bad = self.write("a.json", PATIENT), self.write("b.json", BAD)
        for files, more in (([good], []), ([good, bad], []), ([good, bad], ["--must-support"])):
            as_json = run("--format", "json", *more, *files)
            as_lines = run("--format", "ndjson", *more, *files)
            self.assertEqual(json.loads(as_json.stdout), [json.loads(line) for line in as_lines.stdout.splitlines()])
            self.assertEqual(as_json.returncode, as_lines.returncode)

    # inputs

    def test_a_folder_is_searched_through_in_the_order_of_names(self):
        self.write("in/b.json", PATIENT)
        self.write("in/a/deep.xml", b'<Patient xmlns="http://hl7.org/fhir"><gender value="x"/></Patient>')
        self.write("in/c.ndjson", b'{"resourceType":"Patient"}\n')
        self.write("in/notes.txt", b"no resource")
        code, lines, stderr = self.validate("--lang", "en", self.folder / "in")
        self.assertEqual([pathlib.Path(line["file"]).name for line in lines], ["deep.xml", "b.json", "c.ndjson"])
        self.assertEqual((code, [len(errors(line)) for line in lines]), (1, [1, 0, 0]))
        self.assertIn("1 files in folders are passed over", stderr)
        self.assertRegex(stderr, r"3 files, 3 resources, 1 with errors, \d+ resources/s")

    def test_a_folder_without_resources_or_rights_is_wrong_use(self):
        (self.folder / "empty").mkdir()
        done = run(self.folder / "empty")
        self.assertEqual((done.returncode, len(done.stderr.splitlines())), (2, 1))

    def test_a_narrative_that_is_no_xhtml_is_told_once_by_whoever_reads_it_first(self):
        narratives = {"f.xml": '<Patient xmlns="http://hl7.org/fhir"><text><status value="generated"/><div>a</div></text>'
                               '<active value="true"/></Patient>',
                      "f.json": '{"resourceType":"Patient","text":{"status":"generated","div":" "}}'}
        for (name, text), expected in zip(narratives.items(), ("xml-not-xhtml", "txt-2")):
            code, lines, _ = self.validate(self.write(name, text.encode()))
            self.assertEqual(code, 1)
            self.assertEqual([rule(issue) for issue in errors(lines[0])], [expected], name)

    def test_each_line_of_ndjson_is_a_resource_and_is_named_by_its_line(self):
        text = "\n".join([json.dumps(PATIENT), "", json.dumps(BAD), "not JSON", json.dumps({"resourceType": "Karte"})])
        for given, options in ((self.write("x.ndjson", text.encode()), {}), ("-", {"input": text + "\r\n"})):
            code, lines, _ = self.validate(given, **options)
            self.assertEqual(code, 1)
            self.assertEqual([line["line"] for line in lines], [1, 3, 4, 5])
            self.assertEqual([len(errors(line)) for line in lines], [0, 1, 1, 1])
            where = {each["url"]: each["valueInteger"] for each in errors(lines[1])[0]["extension"]}
            self.assertEqual((where[LINE], where[COLUMN]), (3, json.dumps(BAD).index('"x"') + 1))
            self.assertEqual(rule(errors(lines[2])[0]), "json-malformed")
        self.assertIn(f"{self.folder / 'x.ndjson'}:3: 1 error(s)", run(self.folder / "x.ndjson").stdout)

    def test_a_document_over_several_lines_of_ndjson_is_one_error_and_the_next_record_is_read(self):
        pretty = json.dumps({**BAD, "name": [{"text": "x"}]}, indent=2)
        array = "[\n" + json.dumps(BAD) + ",\n" + json.dumps(BAD) + "\n]"
        for document in (pretty, pretty.replace("{\n ", "{ ", 1), array):
            text = "\n".join([json.dumps(PATIENT), document, json.dumps(BAD)])
            code, lines, _ = self.validate("--lang", "en", self.write("x.ndjson", text.encode()))
            last = 2 + document.count("\n") + 1
            self.assertEqual((code, [line["line"] for line in lines]), (1, [1, 2, last]), document)
            self.assertEqual([[rule(issue) for issue in errors(line)] for line in lines[:2]],
                             [[], ["ndjson-several-lines"]])
            self.assertNotEqual(errors(lines[2]), [])
        # A record that was cut off is no such document: what follows is not swallowed.
        cut = "\n".join(['{"resourceType":"Pat', json.dumps(PATIENT), "no record", "", json.dumps(BAD)])
        _, lines, _ = self.validate(self.write("cut.ndjson", cut.encode()))
        self.assertEqual([line["line"] for line in lines], [1, 2, 3, 5])
        self.assertEqual([rule(errors(lines[at])[0]) for at in (0, 2)], ["json-malformed"] * 2)

    def test_the_case_of_an_ending_makes_no_difference(self):
        self.write("in/A.JSON", BAD)
        self.write("in/B.Xml", b'<Patient xmlns="http://hl7.org/fhir"><gender value="x"/></Patient>')
        self.write("in/C.NDJSON", b'{"resourceType":"Patient"}\n{"resourceType":"Patient"}\n')
        _, lines, stderr = self.validate(self.folder / "in")
        self.assertEqual([pathlib.Path(line["file"]).name for line in lines], ["A.JSON", "B.Xml", "C.NDJSON", "C.NDJSON"])
        self.assertNotIn("passed over", stderr)

    def test_a_sentence_about_a_line_of_ndjson_names_that_line_too(self):
        lines = [json.dumps(PATIENT), '{"resourceType":"Patient","id":"a","id":"b"}', '{"resourceType" "Patient"}']
        for given, options in ((self.write("s.ndjson", "\n".join(lines).encode()), {}),
                               ("-", {"input": "\n".join(lines)})):
            _, found, _ = self.validate("--lang", "en", given, **options)
            for line, words in ((1, "line 2, column 41"), (2, "line 3, column 17")):
                issue = errors(found[line])[0]
                self.assertIn(words, issue["diagnostics"] if "diagnostics" in issue else json.dumps(issue))
                self.assertEqual({each["url"]: each["valueInteger"] for each in issue["extension"]}[LINE], line + 1)

    def test_what_convert_wrote_about_its_work_is_passed_over_in_one_line(self):
        result = self.folder / "result"
        self.write("result/patient-1.json", PATIENT)
        self.write("result/account.json", b'{\n  "sources": [],\n  "total": {}\n}\n')
        self.write("result/lineage.json", {"files": []})
        self.write("result/quarantine/x.json", b"{")
        self.write("result/quarantine/x.json.outcome.json", {"resourceType": "OperationOutcome"})
        code, lines, stderr = self.validate("--lang", "en", result)
        self.assertEqual((code, [pathlib.Path(line["file"]).name for line in lines]), (0, ["patient-1.json"]))
        self.assertEqual(len([line for line in stderr.splitlines() if "3 reports that `kakehashi convert` wrote" in line]),
                         1, stderr)
        # Of the same name and not ours, or named itself: it is judged.
        other = self.write("other/account.json", {"resourceType": "Account", "status": "active"})
        self.assertEqual(len(self.validate(other.parent)[1]), 1)
        self.assertEqual(self.validate(result / "account.json")[0], 1)

    def test_a_file_name_that_is_no_utf_8_leaves_the_results_json(self):
        folder = os.fsencode(self.folder) + b"/names"
        os.mkdir(folder)
        for name in (b"\x8e\x91.json", b"\x8e\x92.json"):
            with open(folder + b"/" + name, "wb") as file:
                file.write(json.dumps(PATIENT).encode())
        for more in ([], [folder + b"/\xff.json"]):
            done = subprocess.run([PROGRAM.encode(), b"validate", b"--format", b"json", folder, *more], timeout=60,
                                  capture_output=True, check=False)
            names = [pathlib.Path(each["file"]).name for each in json.loads(done.stdout.decode("utf-8"))]
            self.assertEqual(names[:2], ["\\x8E\\x91.json", "\\x8E\\x92.json"])
            self.assertEqual(done.returncode, 2 if more else 0)

    def test_a_named_pipe_is_read_and_one_that_nobody_writes_to_is_refused(self):
        pipe = self.folder / "pipe"
        os.mkfifo(pipe)
        writer = subprocess.Popen(["sh", "-c", 'sleep 0.2; cat "$1" > "$2"', "sh", self.write("p.json", BAD), pipe])
        code, lines, _ = self.validate(pipe)
        self.assertEqual((code, len(errors(lines[0])), writer.wait()), (1, 1, 0))
        code, lines, _ = self.validate("--lang", "en", pipe)
        self.assertEqual(code, 2)
        self.assertIn("Nobody writes to the pipe", json.dumps(lines[0]))
        self.write("with/p.json", PATIENT)
        os.mkfifo(self.folder / "with" / "q.json")
        code, lines, stderr = self.validate("--lang", "en", self.folder / "with")
        self.assertEqual((code, len(lines)), (0, 1))
        self.assertIn("1 files in folders are passed over", stderr)

    def test_a_number_that_is_none_is_wrong_use(self):
        good = self.write("good.json", PATIENT)
        for option in ("--bytes-max", "--depth-max", "--nodes-max"):
            for text in ("-1", "0", "x", "1.5", "0x10", "99999999999999999999", "18446744073709551616", " 1", ""):
                done = run(option, text, good)
                self.assertEqual((done.returncode, done.stdout), (2, ""), f"{option} {text}")
                self.assertTrue(done.stderr, f"{option} {text}")
            self.assertEqual(run(option, "900", good).returncode, 0, option)

    def test_a_decimal_beyond_double_is_a_decimal(self):
        observation = ('{"resourceType":"Observation","status":"final","code":{"text":"x"},'
                       '"valueQuantity":{"value":%s}}')
        for number in ("1E400", "1" * 300, "-1.5e-4000"):
            self.assertEqual(self.validate("-", input=observation % number)[0], 0, number)

    def test_a_resource_of_many_lines_on_standard_input_is_one_resource(self):
        for text in (json.dumps(PATIENT, indent=1), json.dumps(PATIENT) + "\n", json.dumps(PATIENT, indent=1) + "\n\n"):
            code, lines, _ = self.validate("-", input=text)
            self.assertEqual((code, len(lines), "line" in lines[0]), (0, 1, False))
        self.assertEqual(self.validate("-", input="")[0], 1)
        self.assertEqual(self.validate("-", input=json.dumps(PATIENT) + "x")[0], 1)

    def test_line_and_column_stand_where_the_reference_validator_puts_them(self):
        _, lines, _ = self.validate(self.write("p.json", json.dumps(BAD, indent=2).encode()))
        where = {each["url"]: each["valueInteger"] for each in errors(lines[0])[0]["extension"]}
        self.assertEqual((where[LINE], where[COLUMN]), (3, 13))

    def test_a_missing_file_among_many_is_reported_and_the_others_are_validated(self):
        good = self.write("good.json", PATIENT)
        code, lines, stderr = self.validate("--lang", "en", self.folder / "no.json", good, self.folder / "no.ndjson")
        self.assertEqual(code, 2)
        self.assertEqual([issue["code"] for line in lines for issue in errors(line)], ["not-found", "not-found"])
        self.assertIn("3 files, 3 resources, 2 with errors", stderr)

    def test_the_summary_speaks_the_language_and_one_resource_needs_none(self):
        good = self.write("good.json", PATIENT)
        self.assertEqual(run(good).stderr, "")
        self.assertIn("2リソース", run(good, good).stderr)

    # a person at the terminal

    def test_progress_is_for_terminals(self):
        good = self.write("good.json", PATIENT)
        self.assertNotIn("1/2", run(good, good).stderr)
        import pty
        reader, writer = pty.openpty()
        with subprocess.Popen([PROGRAM, "validate", good, good], stdout=subprocess.DEVNULL, stderr=writer) as process:
            self.assertEqual(process.wait(30), 0)
        os.close(writer)
        self.assertIn(b"\r1/2\r2/2", os.read(reader, 4096))
        os.close(reader)

    def test_ctrl_c_ends_a_wait_for_input(self):
        pipe = self.folder / "pipe.json"
        os.mkfifo(pipe)
        good = self.write("good.json", PATIENT)
        with subprocess.Popen([PROGRAM, "validate", "--lang", "en", good, pipe], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, text=True) as process:
            writer = os.open(pipe, os.O_WRONLY)  # returns when the program has opened it for reading
            time.sleep(0.1)
            process.send_signal(signal.SIGINT)
            out, err = process.communicate(timeout=20)
            os.close(writer)
        self.assertEqual(process.returncode, 130)
        self.assertIn("good.json: ok", out)
        self.assertIn("stopped after 1 of 2 files", err)

    def test_results_that_cannot_be_written_are_no_success(self):
        good = self.write("good.json", PATIENT)
        definition = self.write("profile.json", {
            "resourceType": "StructureDefinition", "url": "http://example.org/P", "name": "P", "status": "draft",
            "kind": "resource", "abstract": False, "type": "Patient", "derivation": "constraint",
            "baseDefinition": "http://hl7.org/fhir/StructureDefinition/Patient",
            "differential": {"element": [{"id": "Patient.name", "path": "Patient.name", "min": 1}]}})
        pack = self.folder / "full.pack"
        self.assertEqual(subprocess.run([PROGRAM, "pack", "build", "--out", pack, definition], capture_output=True,
                                        timeout=60, check=False).returncode, 0)
        for command in (["validate", good], ["fhirpath", "1 + 1", good], ["pack", "list", pack],
                        ["pack", "show", pack, "http://example.org/P"],
                        ["terminology", "lookup", "system=http://hl7.org/fhir/administrative-gender", "code=male"]):
            with self.subTest(command[0]), open("/dev/full", "w", encoding="utf-8") as full:
                done = subprocess.run([PROGRAM, *map(str, command)], stdout=full, stderr=subprocess.PIPE, timeout=60,
                                      check=False)
                self.assertEqual(done.returncode, 2, command)
                self.assertEqual(len(done.stderr.splitlines()), 1, done.stderr)

    # references

    def observation(self, reference):
        return self.write("o.json", {"resourceType": "Observation", "status": "final", "code": {"text": "x"},
                                     "subject": {"reference": reference}})

    def test_references_are_found_in_every_form(self):
        self.write("to/p.json", {**PATIENT, "id": "a", "meta": {"versionId": "2"}})
        self.write("to/more.ndjson", b'{"resourceType":"Patient","id":"b"}\n{"resourceType":"Group","id":"g"}\n')
        uuid = "urn:uuid:00000000-0000-4000-8000-000000000001"
        self.write("to/bundle.json", {"resourceType": "Bundle", "type": "collection", "entry": [
            {"fullUrl": uuid, "resource": {"resourceType": "Organization", "name": "x"}},
            {"fullUrl": "http://a.example/fhir/Patient/c", "resource": {**PATIENT, "id": "c"}}]})
        to = self.folder / "to"
        for reference, folder, expected in (
                ("Patient/a", to, []), ("Patient/b", to, []), ("Patient/a/_history/2", to, []),
                ("Patient/a/_history/1", to, ["reference-target-missing"]),
                ("Patient/c", to, ["reference-target-missing"]), ("Patient/gone", to, ["reference-target-missing"]),
                ("http://a.example/fhir/Patient/c", to, []), ("http://other.example/fhir/Patient/gone", to, []),
                # What it means is an Organization, which Observation.subject does not allow.
                (uuid, to, ["reference-target"]),
                ("http://b.example/fhir/Patient/a", f"http://b.example/fhir={to}", []),
                ("Patient?identifier=http://a.example|1", to, []), ("Patient?identifier=1", to, []),
                ("Medication?code=1", to, ["reference-target"]), ("Nothing?code=1", to, ["reference-target-missing"])):
            code, lines, _ = self.validate("--references", folder, self.observation(reference))
            self.assertEqual(sorted(map(rule, errors(lines[0]))), sorted(expected), reference)
            self.assertEqual(code, 1 if expected else 0, reference)

    def test_files_that_references_cannot_use_are_named(self):
        self.write("to/good.json", {**PATIENT, "id": "a"})
        self.write("to/twice.json", {**PATIENT, "id": "a"})
        self.write("to/cut.json", b'{"resourceType":"Pat')
        self.write("to/nameless.json", PATIENT)
        self.write("to/lines.ndjson", b'{"resourceType":"Patient","id":"z"}\nnonsense\n')
        self.write("to/deep.json", b'{"a":' * 10_000 + b"1" + b"}" * 10_000)
        self.write("to/readme.txt", b"not looked at")
        code, _, stderr = self.validate("--references", self.folder / "to", self.observation("Patient/a"))
        self.assertEqual(code, 0)
        for name in ("twice.json", "cut.json", "nameless.json", "lines.ndjson:2", "deep.json"):
            self.assertEqual(len([line for line in stderr.splitlines() if name in line]), 1, name)
        self.assertIn(": 1 files are not used", stderr)
        self.assertIn("使いません", stderr)
        self.assertNotIn("good.json", stderr)

    # must-support

    def test_must_support_elements_are_told_one_a_line_and_summed_up(self):
        profile = self.write("profile.json", PROFILE)
        named = self.write("named.json", {**PATIENT, "name": [{"text": "x"}]})
        bare = self.write("bare.json", PATIENT)
        given = ["--package", profile, "--profile", "http://example.org/p", "--must-support"]
        done = run("--lang", "en", *given, named, bare)
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertIn("must-support http://example.org/p Patient Patient.name: present 1, 0..* 氏名\n", done.stdout)
        self.assertIn("must-support http://example.org/p Patient Patient.name: absent, 0..* 氏名\n", done.stdout)
        self.assertIn("must-support http://example.org/p Patient.name: 1/2, 0..* 氏名\n", done.stdout)
        self.assertIn("must-support http://example.org/p Patient.photo: 0/2 never filled, 0..*\n", done.stdout)
        self.assertIn("一度も記録なし", run(*given, named, bare).stdout)
        self.assertNotIn("must-support", run(*given[:-1], named, bare).stdout)

    def test_must_support_is_for_machines_too(self):
        profile = self.write("profile.json", PROFILE)
        named = self.write("named.json", {**PATIENT, "name": [{"text": "x"}]})
        given = ["--package", profile, "--profile", "http://example.org/p", "--must-support"]
        _, lines, _ = self.validate(*given, named)
        self.assertEqual(len(lines), 1)
        self.assertEqual(lines[0]["mustSupport"][0], {
            "profile": "http://example.org/p", "expression": "Patient", "element": "Patient.name", "count": 1, "places": 1,
            "min": 0, "max": "*", "short": "氏名"})
        _, lines, _ = self.validate(*given, named, named)
        self.assertEqual([sorted(line) for line in lines[:2]], [["file", "mustSupport", "outcome"]] * 2)
        self.assertEqual([(each["element"], each["filled"], each["applied"]) for each in lines[2]["mustSupportTotal"]],
                         [("Patient.name", 2, 2), ("Patient.photo", 0, 2)])

    def test_many_slices_that_nothing_is_in_are_one_line(self):
        slices = [{"id": "Patient.identifier", "path": "Patient.identifier", "slicing": {
            "discriminator": [{"type": "value", "path": "system"}], "rules": "open"}}]
        for name in "abcdefgh":
            slices += [
                {"id": f"Patient.identifier:{name}", "path": "Patient.identifier", "sliceName": name, "mustSupport": True,
                 "min": 1 if name == "h" else 0},
                {"id": f"Patient.identifier:{name}.system", "path": "Patient.identifier.system",
                 "fixedUri": f"http://{name}.example"},
                {"id": f"Patient.identifier:{name}.value", "path": "Patient.identifier.value", "mustSupport": True}]
        profile = self.write("profile.json", {**PROFILE, "differential": {"element": slices}})
        bare = self.write("bare.json", {**PATIENT, "identifier": [{"system": "http://a.example", "value": "1"}]})
        given = ["--package", profile, "--profile", "http://example.org/p", "--must-support"]
        text = run("--lang", "en", *given, bare, bare).stdout
        self.assertIn("Patient Patient.identifier: 6 slices not taken (--format json names them)\n", text)
        self.assertIn("Patient Patient.identifier:a.value: present 1", text)
        self.assertIn("Patient Patient.identifier:h: absent", text, "what is refused when missing has its own line")
        self.assertIn("must-support http://example.org/p Patient.identifier: 6 slices not taken", text)
        for hidden in ("identifier:b", "identifier:h.value"):
            self.assertNotIn(hidden, text)
        self.assertIn("6個のスライスに該当なし", run(*given, bare).stdout)
        _, lines, _ = self.validate(*given, bare)
        self.assertEqual([each["element"].removeprefix("Patient.identifier:") for each in lines[0]["mustSupport"]],
                         ["a", "a.value", *"bcdefgh"])

    def test_what_the_japanese_service_does_when_an_element_is_missing_is_said(self):
        patient = self.write("jp.json", {**PATIENT, "meta": {"profile": [
            "http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_Patient_eCS"]}})
        _, lines, _ = self.validate("--must-support", patient)
        by_element = {each["element"]: each for each in lines[0]["mustSupport"]}
        self.assertEqual(by_element["Patient.name"]["whenMissing"], "refused")
        self.assertEqual(by_element["Patient.extension:eCS_InstitutionNumber"]["whenMissing"], "fill-if-known")
        self.assertIn("ないと受理されない", run("--must-support", patient).stdout)


if __name__ == "__main__":
    unittest.main()
