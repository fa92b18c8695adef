#!/usr/bin/env python3
"""`kakehashi convert --from dicom` on what lies in folders and on media: files, ZIPs, and what does not belong there.

Run by ctest. Environment: KAKEHASHI_PROGRAM. The files are those of `kakehashi synth`.
"""
import json
import os
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile
import unittest
import zipfile

PROGRAM = os.environ["KAKEHASHI_PROGRAM"]
CORPUS = pathlib.Path(__file__).resolve().parent.parent / "fuzz/corpus/dicom_file_fuzz"
PIXELS = b"\xe0\x7f\x10\x00OW\0\0"


def run(*arguments, memory_bytes_max=None):
    def limit():
        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes_max, memory_bytes_max))
    return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, timeout=240, check=False,
                          preexec_fn=limit if memory_bytes_max else None)


def convert(out, *arguments, **limits):
    return run("convert", "--from", "dicom", "--institution", "1319999993", "--institution-name", "例示クリニック",
               "--out", out, *arguments, **limits)


def results(out):
    """name → bytes of every Bundle"""
    return {path.name: path.read_bytes() for path in out.glob("imaging-*.json")}


def rules(out):
    """source → rules of its warnings and errors"""
    account = json.loads((out / "account.json").read_text(encoding="utf-8"))
    return {source["source"]: [issue["rule"] for issue in source["issues"] if issue["severity"] != "information"]
            for source in account["sources"]}


class DicomFiles(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.scratch.cleanup)
        region = pathlib.Path(cls.scratch.name) / "region"
        done = run("synth", "--patients", "6", "--hospitals", "3", "--seed", "1", "--out", region)
        if done.returncode != 0:
            raise RuntimeError(done.stderr)
        cls.files = region / "hospital-c/dicom-files"
        cls.answers = region / "hospital-c/drop/dicom"
        # CT studies have several images.
        cls.study = max(cls.files.iterdir(), key=lambda folder: len(list(folder.rglob("*.dcm"))))

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)
        self.out = self.folder / "out"

    def expected(self):
        convert(self.folder / "expected", self.study)
        return results(self.folder / "expected")

    def test_a_folder_of_files_gives_the_same_bytes_as_dicom_json(self):
        self.assertEqual(convert(self.out, self.files).returncode, 0)
        self.assertEqual(convert(self.folder / "json", self.answers).returncode, 0)
        self.assertEqual(results(self.out), results(self.folder / "json"))

    def test_a_zip_gives_the_same_bytes_as_its_folder(self):
        with zipfile.ZipFile(self.folder / "study.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            for path in self.study.rglob("*.dcm"):
                archive.write(path, path.relative_to(self.study))
            archive.writestr("ビューア.exe", b"MZ" * 500)
        self.assertEqual(convert(self.out, self.folder / "study.zip").returncode, 0)
        self.assertEqual(results(self.out), self.expected())

    def test_every_file_of_a_study_has_its_account_and_its_lineage(self):
        convert(self.out, self.study, "--lineage", "--account")
        count = len(list(self.study.rglob("*.dcm")))
        account = json.loads((self.out / "account.json").read_text(encoding="utf-8"))
        self.assertEqual(len(account["sources"]), count)
        self.assertEqual(len({tuple(source["units"]) for source in account["sources"]}), 1, "one unit for all")
        lineage = json.loads((self.out / "lineage.json").read_text(encoding="utf-8"))["files"]
        self.assertEqual(len({entry["source"] for entry in lineage}), count)
        for entry in lineage:
            uids = [step for step in entry["elements"] if step["element"] == "ImagingStudy.series.instance.uid"]
            self.assertEqual([step["place"] for step in uids], ["00080018"], entry["source"])

    def test_what_does_not_belong_is_quarantined_and_the_study_is_made(self):
        medium = self.folder / "medium"
        shutil.copytree(self.study, medium / "images")
        (medium / "viewer.exe").write_bytes(b"MZ\0\xff" * 100)
        (medium / "autorun.inf").write_text("[autorun]\n")
        (medium / "empty.dcm").touch()
        (medium / "note.txt").write_text("これは画像ではありません")
        self.assertEqual(convert(self.out, medium).returncode, 1)
        self.assertEqual(results(self.out), self.expected())
        found = rules(self.out)
        self.assertEqual(found["viewer.exe"], ["not-this-format"])
        self.assertEqual(found["note.txt"], ["not-this-format"])
        self.assertEqual(found["empty.dcm"], ["empty-file"])
        self.assertEqual(len(list((self.out / "quarantine").glob("*.outcome.json"))), 4)

    def test_a_file_that_is_cut_off_keeps_what_is_known_or_is_quarantined(self):
        first = next(iter(sorted(self.study.rglob("*.dcm")))).read_bytes()
        (self.folder / "tail.dcm").write_bytes(first[:-1])
        self.assertEqual(convert(self.out, self.folder / "tail.dcm").returncode, 0)
        self.assertEqual(rules(self.out), {str(self.folder / "tail.dcm"): ["truncated"]})
        self.assertEqual(len(results(self.out)), 1)
        (self.folder / "head.dcm").write_bytes(first[:400])
        self.assertEqual(convert(self.out, self.folder / "head.dcm").returncode, 1)
        self.assertEqual(results(self.out), {})

    def test_a_directory_that_names_missing_files_says_so_and_gives_what_it_knows(self):
        medium = self.folder / "cd"
        medium.mkdir()
        shutil.copy(CORPUS / "DICOMDIR", medium)
        convert(self.out, medium)
        self.assertIn("incomplete-list", rules(self.out)["DICOMDIR"])
        study, = results(self.out).values()
        self.assertEqual(study.count(b'"sopClass"'), 2)

    def test_two_gigabytes_of_pixels_are_stepped_over(self):
        size = 1 << 31
        small = next(iter(sorted(self.study.rglob("*.dcm")))).read_bytes()
        head = small[:small.rindex(b"\xe0\x7f\x10\x00")]
        # The study may be in implicit VR, whose headers have no VR.
        is_explicit = b"1.2.840.10008.1.2.1\0" in head
        header = PIXELS if is_explicit else PIXELS[:4]
        with (self.folder / "large.dcm").open("wb") as file:
            file.write(head + header + size.to_bytes(4, "little"))
            file.truncate(len(head) + len(header) + 4 + size)  # sparse
        (self.folder / "small.dcm").write_bytes(small)
        done = convert(self.out, self.folder / "large.dcm", memory_bytes_max=1 << 30)
        self.assertEqual(done.returncode, 0, done.stderr)
        convert(self.folder / "expected", self.folder / "small.dcm")
        self.assertEqual(results(self.out), results(self.folder / "expected"))

    def test_standard_input_is_read_once(self):
        study = next(iter(sorted(self.answers.glob("*.json")))).read_bytes()
        done = subprocess.run([PROGRAM, "convert", "--from", "dicom", "--institution", "1319999993", "--out", self.out, "-"],
                              input=study, capture_output=True, timeout=60, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(len(results(self.out)), 1)


if __name__ == "__main__":
    sys.exit(unittest.main(verbosity=2))
