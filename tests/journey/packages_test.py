#!/usr/bin/env python3
"""What `--package` and `pack` take and refuse, from the outside. Run by ctest with the program's path."""
import io
import json
import os
import pathlib
import subprocess
import tarfile
import tempfile
import unittest

PROGRAM = os.environ["KAKEHASHI_PROGRAM"]
PATIENT = {"resourceType": "Patient", "meta": {"profile": ["http://example.org/p"]}}
PROFILE = {"resourceType": "StructureDefinition", "url": "http://example.org/p", "name": "P", "status": "draft",
           "kind": "resource", "abstract": False, "type": "Patient", "derivation": "constraint",
           "baseDefinition": "http://hl7.org/fhir/StructureDefinition/Patient",
           "differential": {"element": [{"id": "Patient.name", "path": "Patient.name", "min": 1, "mustSupport": True,
                                         "short": "氏名", "definition": "for people"}]}}
PROFILE_XML = """<StructureDefinition xmlns="http://hl7.org/fhir"><url value="http://example.org/p"/><name value="P"/>
<status value="draft"/><kind value="resource"/><abstract value="false"/><type value="Patient"/>
<baseDefinition value="http://hl7.org/fhir/StructureDefinition/Patient"/><derivation value="constraint"/>
<differential><element id="Patient.name"><path value="Patient.name"/><min value="1"/></element></differential>
</StructureDefinition>"""


def run(*arguments, **options):
    return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, timeout=60, check=False,
                          **options)


def manifest(name, version, dependencies=None, **more):
    return {"name": name, "version": version, "fhirVersions": ["4.0.1"], "dependencies": dependencies or {}, **more}


class PackagesTest(unittest.TestCase):
    def setUp(self):
        self.scratch = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.scratch.name)
        self.patient = self.write("patient.json", json.dumps(PATIENT).encode())

    def tearDown(self):
        self.scratch.cleanup()

    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return path

    def pack(self, name, *files):
        """An archive of (name, content) in that order; content may be a TarInfo to add as it is."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with tarfile.open(path, "w:gz") as archive:
            for inner, content in files:
                if isinstance(content, tarfile.TarInfo):
                    archive.addfile(content)
                    continue
                data = content if isinstance(content, bytes) else json.dumps(content).encode()
                info = tarfile.TarInfo(inner)
                info.size = len(data)
                archive.addfile(info, io.BytesIO(data))
        return path

    def rules(self, package, *more):
        """The rules that the Patient breaks, judged with that package."""
        done = run("validate", "--format", "ndjson", "--package", package, *more, self.patient)
        self.assertIn(done.returncode, (0, 1), done.stderr)
        issues = json.loads(done.stdout)["outcome"]["issue"]
        return {issue["details"]["coding"][0]["code"] for issue in issues if "details" in issue}

    def refusal(self, package, *more):
        done = run("validate", "--package", package, *more, self.patient)
        self.assertEqual((done.returncode, done.stdout), (2, ""), package)
        self.assertEqual(len(done.stderr.strip().splitlines()), 1, done.stderr)
        return done.stderr

    def test_every_form_of_a_package_judges_alike(self):
        archive = self.pack("p.tgz", ("package/package.json", manifest("p", "1.0.0")), ("package/p.json", PROFILE))
        dotted = self.pack("dotted.tgz", ("./package/package.json", manifest("p", "1.0.0")), ("./package/p.json", PROFILE))
        single = self.write("single/p.json", json.dumps(PROFILE).encode())
        xml = self.write("p.xml", PROFILE_XML.encode())
        self.write("p#1.0.0/package/package.json", json.dumps(manifest("p", "1.0.0")).encode())
        self.write("p#1.0.0/package/p.json", json.dumps(PROFILE).encode())
        pack = self.folder / "p.pack"
        self.assertEqual(run("pack", "build", "--out", pack, archive).returncode, 0)
        for package in (archive, dotted, single, single.parent, xml, self.folder / "p#1.0.0", f"{self.folder}/p#1.0.0/", pack):
            self.assertIn("cardinality-min", self.rules(package), package)
            self.assertNotIn("profile-unknown", self.rules(package), package)

    def test_the_case_of_an_ending_makes_no_difference(self):
        single = self.write("upper/P.JSON", json.dumps(PROFILE).encode())
        archive = self.pack("P.TGZ", ("package/package.json", manifest("p", "1.0.0")), ("package/P.JSON", PROFILE))
        for package in (single, single.parent, archive):
            self.assertIn("cardinality-min", self.rules(package), package)

    def test_a_faulty_profile_is_named_and_refuses_no_record(self):
        element = {"id": "Patient.nmae", "path": "Patient.nmae", "min": 1}
        faulty = self.write("faulty.json", json.dumps({**PROFILE, "differential": {"element": [element]}}).encode())
        done = run("validate", "--lang", "en", "--package", faulty, self.patient)
        self.assertEqual(done.returncode, 0, done.stdout)
        for word in ("http://example.org/p", "Patient.nmae", "プロファイル"):
            self.assertIn(word, done.stderr)
        self.assertEqual(self.rules(faulty) & {"cardinality-min", "profile-element-unknown"}, {"profile-element-unknown"})
        # Of a published package the record that claims the profile is told.
        archive = self.pack("f.tgz", ("package/package.json", manifest("f", "1.0.0")), ("package/f.json", faulty.read_bytes()))
        self.assertNotIn("nmae", run("validate", "--package", archive, self.patient).stderr)
        self.assertIn("profile-element-unknown", self.rules(archive))

    def test_a_version_that_a_pack_does_not_have_is_answered_with_those_that_it_has(self):
        def asked(*versions):
            files = [(f"package/{at}.json", {**PROFILE, **({"version": each} if each else {})})
                     for at, each in enumerate(versions)]
            archive = self.pack("v.tgz", ("package/package.json", manifest("v", "1.0.0")), *files)
            pack = self.folder / "v.pack"
            self.assertEqual(run("pack", "build", "--out", pack, archive).returncode, 0)
            done = run("pack", "show", pack, "http://example.org/p|9")
            self.assertEqual((done.returncode, done.stdout), (1, ""))
            return done.stderr

        self.assertIn("other versions: 1.0.0, 2.0.0.", asked("1.0.0", "2.0.0"))
        self.assertIn("other versions: one without a version.", asked(None))
        self.assertIn("packにある版: 版の指定なし", asked(None))

    def test_what_is_no_package_is_refused_in_one_line(self):
        self.write("empty/readme.md", b"nothing")
        for package, what in (
                (self.folder / "nowhere.tgz", "no such file"), (self.folder / "nowhere", "no such file"),
                (self.write("text.tgz", b"no archive"), "gzip"), (self.write("zero.tgz", b""), "gzip"),
                (self.write("zip.json", b"PK\x03\x04"), "cannot be read"), (self.write("zero.json", b""), "cannot be read"),
                (self.patient, "no StructureDefinition"), (self.folder / "empty", "no StructureDefinition"),
                (self.pack("flat.tgz", ("p.json", PROFILE)), "no StructureDefinition"),
                (self.pack("bad.tgz", ("package/p.json", b"{")), "package/p.json"),
                (self.pack("badmanifest.tgz", ("package/package.json", b"{"), ("package/p.json", PROFILE)), "package.json"),
                (self.pack("r5.tgz", ("package/package.json", {**manifest("r5", "1"), "fhirVersions": ["5.0.0"]}),
                           ("package/p.json", PROFILE)), "FHIR 5.0.0")):
            self.assertIn(what, self.refusal(package), package)
        self.assertIn("no folder", self.refusal(self.write("p.json", json.dumps(PROFILE).encode()),
                                                "--package-folder", self.folder / "nowhere"))

    def test_a_cut_archive_is_refused_wherever_it_is_cut(self):
        noise = [(f"package/{i}.json", {**PROFILE, "url": f"http://example.org/{os.urandom(2000).hex()}"}) for i in range(9)]
        whole = self.pack("whole.tgz", ("package/package.json", manifest("p", "1.0.0")), *noise,
                          ("package/p.json", PROFILE)).read_bytes()
        for share in (0.02, 0.25, 0.5, 0.75, 0.95):
            self.assertIn("gzip", self.refusal(self.write("cut.tgz", whole[:int(len(whole) * share)])), share)

    def test_archives_that_attack_are_refused(self):
        def entry(name, kind, target="", size=0):
            info = tarfile.TarInfo(name)
            info.type, info.linkname, info.size = kind, target, size
            return name, info

        good = ("package/package.json", manifest("p", "1.0.0"))
        large = self.folder / "large.tgz"
        with tarfile.open(large, "w:gz", compresslevel=1) as archive:
            info = tarfile.TarInfo("package/p.json")
            info.size = 65 << 20
            archive.addfile(info, io.BytesIO(bytes(info.size)))
        huge = self.pack("huge.tgz", good, entry("package/other/x.bin", tarfile.REGTYPE, size=2 << 30))
        for package, what in (
                (self.pack("up.tgz", good, ("package/../../evil.json", PROFILE)), "leads out"),
                (self.pack("inside.tgz", good, ("package/../package/p.json", PROFILE)), "leads out"),
                (self.pack("absolute.tgz", good, ("/etc/evil.json", PROFILE)), "leads out"),
                (self.pack("twice.tgz", good, ("package/p.json", PROFILE), ("package/p.json", PROFILE)), "twice"),
                (self.pack("dotted.tgz", good, ("package/p.json", PROFILE), ("./package/p.json", PROFILE)), "twice"),
                (self.pack("symlink.tgz", good, entry("package/p.json", tarfile.SYMTYPE, "/etc/passwd")), "link"),
                (self.pack("hardlink.tgz", good, entry("package/p.json", tarfile.LNKTYPE, "package/package.json")), "link"),
                (self.pack("device.tgz", good, entry("package/p.json", tarfile.CHRTYPE)), "link"),
                (large, "larger"), (huge, "larger")):
            self.assertIn(what, self.refusal(package), package)
        self.assertFalse((self.folder / "evil.json").exists())

    def test_what_a_package_needs_is_loaded_from_beside_it_or_from_the_folder(self):
        own = self.pack("own.tgz", ("package/package.json", manifest("own", "1.0.0", {"base": "1.0.x"})))
        self.assertIn("profile-unknown", self.rules(own))
        done = run("validate", "--package", own, self.patient)
        self.assertEqual(len(done.stderr.splitlines()), 1)
        self.assertIn("base#1.0.x", done.stderr)
        self.assertIn("own#1.0.0", done.stderr)
        self.assertIn("がありません", done.stderr)
        # In a folder that is named, what a package says of itself counts, and not its file's name.
        self.pack("elsewhere/Another-Name.tgz", ("package/package.json", manifest("base", "1.0.3")), ("package/p.json", PROFILE))
        self.assertIn("cardinality-min", self.rules(own, "--package-folder", self.folder / "elsewhere"))
        self.pack("base-1.0.2.tgz", ("package/package.json", manifest("base", "1.0.2")), ("package/p.json", PROFILE))
        self.assertIn("cardinality-min", self.rules(own))
        self.assertEqual(run("validate", "--package", own, self.patient).stderr, "")
        done = run("terminology", "expand", "--package", own, "url=http://hl7.org/fhir/ValueSet/administrative-gender")
        self.assertEqual((done.returncode, done.stderr), (0, ""))

    def test_a_file_named_like_the_package_that_is_another_is_not_taken(self):
        own = self.pack("own.tgz", ("package/package.json", manifest("own", "1.0.0", {"base": "1.0.0"})))
        self.pack("base-1.0.0.tgz", ("package/package.json", manifest("base-other", "1.0.0")), ("package/p.json", PROFILE))
        self.pack("base.tgz", ("package/package.json", manifest("base", "2.0.0")), ("package/p.json", PROFILE))
        self.assertIn("profile-unknown", self.rules(own))

    def test_a_pack_tells_what_is_in_it_and_what_it_lacks(self):
        own = self.pack("own.tgz", ("package/package.json", manifest(
            "own", "1.0.0-temp", {"base": "1.0.0", "other": "1.0.x", "third": "3.x", "terms": "1.0.0", "hl7.fhir.r4.core": "4.0.1"})),
            ("package/p.json", PROFILE))
        base = self.pack("in/base.tgz", ("package/package.json", manifest("base", "1.0.0")), ("package/p.json", PROFILE))
        other = self.pack("in/other.tgz", ("package/package.json", manifest("other", "2.0.0")))
        third = self.pack("in/third.tgz", ("package/package.json", manifest("third", "3.1.0")))
        pack = self.folder / "all.pack"
        self.assertEqual(run("pack", "build", "--out", pack, base, other, third, own).returncode, 0)
        done = run("pack", "list", pack)
        self.assertEqual(done.returncode, 0, done.stderr)
        lines = [line.strip() for line in done.stdout.splitlines()]
        self.assertIn("own#1.0.0-temp", lines)
        for line in ("needs base#1.0.0: met /", "needs other#1.0.x: met in another version", "needs third#3.x: met /",
                     "needs terms#1.0.0: not met", "needs hl7.fhir.r4.core#4.0.1: met: the program states it itself"):
            self.assertEqual(len([each for each in lines if each.startswith(line)]), 1, line)
        done = run("validate", "--package", pack, self.patient)
        self.assertIn("terms#1.0.0", done.stderr)
        self.assertNotIn("base#", done.stderr)
        # A pack of a pack says the same.
        again = self.folder / "again.pack"
        self.assertEqual(run("pack", "build", "--out", again, pack).returncode, 0)
        self.assertIn("own#1.0.0-temp", run("pack", "list", again).stdout)

    def test_a_pack_keeps_the_names_of_must_support_elements(self):
        own = self.write("own.json", json.dumps(PROFILE).encode())
        pack = self.folder / "own.pack"
        self.assertEqual(run("pack", "build", "--out", pack, own).returncode, 0)
        self.assertNotIn("for people", pack.read_text(encoding="utf-8"))
        done = run("validate", "--must-support", "--package", pack, self.patient)
        self.assertIn("Patient.name: なし, 1..* 氏名", done.stdout)


if __name__ == "__main__":
    unittest.main()
