#!/usr/bin/env python3
"""`kakehashi terminology` from the outside: what a person at a shell sees. Run by ctest with the program's path."""
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

PROGRAM = os.environ["KAKEHASHI_PROGRAM"]

SYSTEM = {"resourceType": "CodeSystem", "url": "urn:wards", "name": "Wards", "status": "active", "content": "complete",
          "concept": [{"code": "ward", "display": "病棟", "concept": [
              {"code": "icu", "display": "集中治療室", "designation": [{"language": "en", "value": "Intensive care"}]},
              {"code": "er", "display": "救急"}]}]}
WARDS = {"resourceType": "ValueSet", "url": "urn:all-wards", "status": "active", "compose": {"include": [
    {"system": "urn:wards", "filter": [{"property": "concept", "op": "descendent-of", "value": "ward"}]}]}}
MAP = {"resourceType": "ConceptMap", "url": "urn:ward-map", "status": "active", "group": [
    {"source": "urn:wards", "target": "urn:beds", "element": [
        {"code": "icu", "target": [{"code": "B1", "equivalence": "wider"}]}]}]}


class TerminologyTest(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)
        package = self.folder / "package"
        package.mkdir()
        for resource in (SYSTEM, WARDS, MAP):
            (package / f"{resource['resourceType']}.json").write_text(json.dumps(resource), encoding="utf-8")
        self.package = str(package)

    def run_program(self, *arguments, **options):
        return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, timeout=60, check=False,
                              **options)

    def ask(self, operation, *parameters, **options):
        """(exit code, answer)"""
        done = self.run_program("terminology", operation, "--package", self.package, *parameters, **options)
        return done.returncode, json.loads(done.stdout) if done.stdout else done.stderr

    @staticmethod
    def value(answer, name):
        for each in answer["parameter"]:
            if each["name"] == name:
                return next(value for key, value in each.items() if key.startswith("value"))
        return None

    def test_each_operation_answers(self):
        code, answer = self.ask("expand", "url=urn:all-wards")
        self.assertEqual((code, [each["code"] for each in answer["expansion"]["contains"]]), (0, ["icu", "er"]))
        code, answer = self.ask("validate-code", "url=urn:all-wards", "system=urn:wards", "code=er", "display=救急")
        self.assertEqual((code, self.value(answer, "result")), (0, True))
        code, answer = self.ask("CodeSystem/$validate-code", "url=urn:wards", "code=ward")
        self.assertEqual((code, self.value(answer, "result")), (0, True))
        code, answer = self.ask("$lookup", "coding=urn:wards|icu", "displayLanguage=en")
        self.assertEqual((code, self.value(answer, "display")), (0, "Intensive care"))
        code, answer = self.ask("subsumes", "system=urn:wards", "codeA=ward", "codeB=icu")
        self.assertEqual((code, self.value(answer, "outcome")), (0, "subsumes"))
        code, answer = self.ask("translate", "coding=urn:wards|icu", "targetsystem=urn:beds")
        self.assertEqual((code, self.value(answer, "result")), (0, True))

    def test_a_no_is_exit_1_and_cannot_tell_is_exit_0(self):
        code, answer = self.ask("validate-code", "url=urn:all-wards", "system=urn:wards", "code=ward", "--lang", "en")
        self.assertEqual((code, self.value(answer, "result")), (1, False))
        self.assertEqual(self.value(answer, "message"), "The code ward is not in the value set urn:all-wards.")
        code, answer = self.ask("translate", "url=urn:ward-map", "coding=urn:wards|er")
        self.assertEqual((code, self.value(answer, "result")), (1, False))
        code, answer = self.ask("expand", "url=urn:elsewhere")
        issue = answer["issue"][0]
        self.assertEqual((code, issue["severity"], issue["code"]), (0, "information", "not-found"))
        self.assertIn("判定できません", issue["details"]["text"])

    def test_an_error_is_exit_1_and_wrong_use_is_exit_2(self):
        code, answer = self.ask("lookup", "system=urn:wards", "code=roof")
        self.assertEqual((code, answer["issue"][0]["severity"]), (1, "error"))
        for wrong in (("frobnicate", "a=b"), ("expand", "urn:all-wards"), ("expand", "sytem=urn:wards"),
                      ("expand", "count=many"), ("expand", "valueSet=@missing.json"), ("Patient/expand", "url=x")):
            code, why = self.ask(*wrong)
            self.assertEqual(code, 2, wrong)
            self.assertIn("kakehashi terminology: ", why)
        done = self.run_program("terminology", "expand", "--package", self.folder / "missing.tgz", "url=x")
        self.assertEqual(done.returncode, 2)

    def test_resources_come_from_files_and_parameters_from_standard_input(self):
        own = self.folder / "own.json"
        own.write_text(json.dumps({**WARDS, "url": "urn:own"}), encoding="utf-8")
        code, answer = self.ask("expand", f"valueSet=@{own}", "count=1")
        self.assertEqual((code, answer["url"], len(answer["expansion"]["contains"])), (0, "urn:own", 1))
        xml = ('<Parameters xmlns="http://hl7.org/fhir"><parameter><name value="url"/><valueUri value="urn:all-wards"/>'
               '</parameter><parameter><name value="count"/><valueInteger value="1"/></parameter></Parameters>')
        code, answer = self.ask("expand", "--parameters", "-", input=xml)
        self.assertEqual((code, answer["expansion"]["total"]), (0, 2))

    def test_every_answer_is_valid(self):
        for number, question in enumerate((("expand", "url=urn:all-wards", "count=1", "filter=救"),
                                           ("expand", "url=urn:elsewhere"),
                                           ("lookup", "coding=urn:wards|icu"),
                                           ("validate-code", "url=urn:all-wards", "code=ward"),
                                           ("subsumes", "system=urn:wards", "codeA=er", "codeB=icu"),
                                           ("translate", "coding=urn:wards|icu"))):
            _, answer = self.ask(*question)
            path = self.folder / f"answer{number}.json"
            path.write_text(json.dumps(answer), encoding="utf-8")
            done = self.run_program("validate", "--lang", "en", path)
            self.assertEqual(done.returncode, 0, done.stdout)


if __name__ == "__main__":
    unittest.main()
