#!/usr/bin/env python3
"""`kakehashi convert --qido` against a real archive (Orthanc) on loopback, and against archives that misbehave.

Run by ctest. Environment: KAKEHASHI_PROGRAM. Orthanc and its DICOMweb plugin are installed by scripts/setup; the archive is
filled with the synthetic studies that `kakehashi synth` writes.
"""
import base64
import contextlib
import http.server
import json
import os
import pathlib
import socket
import ssl
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import urllib.error
import urllib.request

PROGRAM = os.environ["KAKEHASHI_PROGRAM"]
CLINIC = ("--institution", "1319999993", "--institution-name", "例示クリニック")
ORTHANC = "/usr/sbin/Orthanc"
DICOMWEB = "/usr/share/orthanc/plugins/libOrthancDicomWeb.so"


def run(*arguments):
    return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, timeout=240, check=False)


def convert(out, *arguments):
    return run("convert", "--from", "dicom", *CLINIC, "--out", out, *arguments)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def results(out):
    """name → bytes of every Bundle"""
    return {path.name: path.read_bytes() for path in pathlib.Path(out).glob("imaging-*.json")}


class Scratch(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)


class Archive:
    """A real Orthanc that lets in one user."""

    def __init__(self, folder):
        self.url = f"http://127.0.0.1:{free_port()}"
        configuration = {
            "Name": "test", "StorageDirectory": f"{folder}/db", "IndexDirectory": f"{folder}/db",
            "HttpPort": int(self.url.rsplit(":", 1)[1]), "DicomServerEnabled": False, "RemoteAccessAllowed": False,
            "AuthenticationEnabled": True, "RegisteredUsers": {"reader": "secret"},
            "Plugins": [DICOMWEB], "DicomWeb": {"Enable": True, "Root": "/dicom-web/"},
        }
        file = folder / "orthanc.json"
        file.write_text(json.dumps(configuration))
        self.log = open(folder / "orthanc.log", "wb")
        self.process = subprocess.Popen([ORTHANC, file], stdout=self.log, stderr=subprocess.STDOUT)
        deadline = time.monotonic() + 60
        while not self.answers():
            if self.process.poll() is not None or time.monotonic() > deadline:
                self.stop()
                raise RuntimeError((folder / "orthanc.log").read_text(errors="replace")[-2000:])
            time.sleep(0.1)

    def request(self, path, body=None):
        credentials = base64.b64encode(b"reader:secret").decode()
        request = urllib.request.Request(self.url + path, body, {"Authorization": f"Basic {credentials}"})
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)

    def answers(self):
        try:
            return bool(self.request("/system"))
        except (urllib.error.URLError, OSError):
            return False

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=30)
        self.log.close()


class RealArchive(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.scratch.cleanup)
        cls.folder = pathlib.Path(cls.scratch.name)
        for needed in (ORTHANC, DICOMWEB):
            if not os.path.exists(needed):
                raise RuntimeError(f"{needed} is missing: scripts/setup installs it")
        done = run("synth", "--patients", "9", "--hospitals", "3", "--seed", "1", "--out", cls.folder / "region")
        if done.returncode != 0:
            raise RuntimeError(done.stderr)
        cls.files = cls.folder / "region/hospital-c/dicom-files"
        cls.archive = Archive(cls.folder)
        cls.addClassCleanup(cls.archive.stop)
        cls.instances = sorted(cls.files.rglob("*.dcm"))
        for path in cls.instances:
            cls.archive.request("/instances", path.read_bytes())
        cls.credentials = cls.folder / "credentials"
        cls.credentials.write_text("reader:secret\n")
        cls.qido = ("--qido", cls.archive.url + "/dicom-web", "--qido-credentials", cls.credentials)

    def out(self, name):
        return self.folder / name

    def test_gives_the_same_studies_as_their_files(self):
        done = convert(self.out("asked"), *self.qido)
        self.assertEqual(done.returncode, 0, done.stderr + done.stdout)
        done = convert(self.out("files"), self.files)
        self.assertEqual(done.returncode, 0, done.stderr + done.stdout)
        asked, files = results(self.out("asked")), results(self.out("files"))
        self.assertGreater(len(files), 3)
        self.assertEqual(asked, files)
        images = sum(text.count(b'"sopClass"') for text in asked.values())
        self.assertEqual(images, len(self.instances), "every instance, however many pages they come in")

    def test_the_archives_own_address_is_never_published(self):
        convert(self.out("published"), *self.qido, "--wado-rs", "https://images.example.jp/dicom-web")
        for text in results(self.out("published")).values():
            self.assertNotIn(b"127.0.0.1", text)
            self.assertIn(b'"address": "https://images.example.jp/dicom-web"', text)

    def test_a_filter_asks_for_some_studies_only(self):
        all_studies = self.archive.request("/dicom-web/studies")
        patient = all_studies[0]["00100020"]["Value"][0]
        expected = sum(study["00100020"]["Value"][0] == patient for study in all_studies)
        done = convert(self.out("filtered"), *self.qido, "--qido-filter", f"PatientID={patient}")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(len(results(self.out("filtered"))), expected)
        self.assertLess(expected, len(all_studies))

    def test_a_filter_that_nothing_meets_gives_an_empty_result(self):
        done = convert(self.out("none"), *self.qido, "--qido-filter", "PatientID=nobody")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(results(self.out("none")), {})

    def test_without_the_right_password_nothing_is_written_and_the_reason_is_said(self):
        wrong = self.folder / "wrong"
        wrong.write_text("reader:guess")
        for arguments in (("--qido-credentials", wrong), ()):
            done = convert(self.out("denied"), "--qido", self.archive.url + "/dicom-web", *arguments)
            self.assertEqual(done.returncode, 2)
            self.assertIn("401", done.stderr)
            self.assertIn("認証情報", done.stderr)
            self.assertFalse(self.out("denied").exists())

    def test_an_address_that_is_no_dicomweb_is_named(self):
        done = convert(self.out("elsewhere"), "--qido", self.archive.url + "/nowhere", "--qido-credentials", self.credentials)
        self.assertEqual(done.returncode, 2)
        self.assertIn("404", done.stderr)
        self.assertFalse(self.out("elsewhere").exists())


STUDY = {"0020000D": {"vr": "UI", "Value": ["1.2.3"]}, "00100020": {"vr": "LO", "Value": ["1"]},
         "00080020": {"vr": "DA", "Value": ["20240311"]}}
SERIES = {"0020000E": {"vr": "UI", "Value": ["1.2.3.1"]}, "00080060": {"vr": "CS", "Value": ["CT"]}}


@contextlib.contextmanager
def archive_that(answer, certificate=None):
    """An HTTP server whose answers are `answer(path)`: status and body; what is no archive can only be made by hand."""

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            status, body = answer(self.path)
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.handle_error = lambda *_: None  # a client that gave up, or did not trust us
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"{'https' if certificate else 'http'}://127.0.0.1:{server.server_port}/dicom-web"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def whole(path):
    """A study, its series and 250 instances, in pages of what was asked for."""
    query = dict(part.split("=") for part in path.split("?")[1].split("&") if part) if "?" in path else {}
    first, size = int(query.get("offset", 0)), int(query.get("limit", 1000))
    if path.endswith("/metadata"):
        return 200, json.dumps([{"00080018": {"vr": "UI", "Value": ["1.2.3.1.1"]},
                                 "00081030": {"vr": "LO", "Value": ["胸部CT"]}}]).encode()
    if "/instances" in path:
        everything = [{"00080018": {"vr": "UI", "Value": [f"1.2.3.1.{i}"]},
                       "00080016": {"vr": "UI", "Value": ["1.2.840.10008.5.1.4.1.1.2"]}} for i in range(1, 251)]
    else:
        everything = [SERIES] if "/series" in path else [STUDY]
    return 200, json.dumps(everything[first:first + size]).encode()


class StrangeArchive(Scratch):
    def ask(self, answer, *arguments):
        with archive_that(answer) as url:
            return convert(self.folder / "out", "--qido", url, *arguments)

    def instances(self):
        study, = results(self.folder / "out").values()
        return study.count(b'"sopClass"')

    def test_pages_are_asked_for_to_the_end(self):
        done = self.ask(whole)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.instances(), 250)

    def test_an_archive_that_knows_no_offset_comes_to_an_end(self):
        def answer(path):
            status, body = whole(path.replace("offset=100", "offset=0"))
            return status, body
        done = self.ask(answer)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.instances(), 100)

    def test_text_comes_from_the_metadata_of_an_image(self):
        self.ask(whole)
        study, = results(self.folder / "out").values()
        self.assertIn("胸部CT".encode(), study)

    def test_without_metadata_the_lists_are_used_and_that_is_said(self):
        done = self.ask(lambda path: (404, b"") if path.endswith("/metadata") else whole(path))
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.instances(), 250)
        account = json.loads((self.folder / "out/account.json").read_text(encoding="utf-8"))
        self.assertIn("pacs-no-metadata", [issue["rule"] for issue in account["sources"][0]["issues"]])

    def test_no_content_is_an_empty_list(self):
        done = self.ask(lambda path: (204, b""))
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(results(self.folder / "out"), {})

    def test_what_is_no_list_ends_the_run_with_its_reason(self):
        for status, body, reason in ((200, b"<html>", "DICOM JSON"), (200, b"{}", "DICOM JSON"), (200, b"[1]", "DICOM JSON"),
                                     (200, b"", "DICOM JSON"), (403, b"", "403"), (404, b"", "404"), (500, b"", "500"),
                                     (503, b"", "503"), (302, b"", "302")):
            with self.subTest(status=status, body=body):
                done = self.ask(lambda path: (status, body))
                self.assertEqual(done.returncode, 2)
                self.assertEqual(len(done.stderr.strip().splitlines()), 1, done.stderr)
                self.assertIn(reason, done.stderr)
                self.assertFalse((self.folder / "out").exists())

    def test_a_study_that_cannot_be_described_is_quarantined_and_the_others_go_on(self):
        other = {**STUDY, "0020000D": {"vr": "UI", "Value": ["1.2.4"]}}

        def answer(path):
            if "/studies/1.2.4" in path:
                return 500, b""
            return (200, json.dumps([STUDY, other]).encode()) if path.startswith("/dicom-web/studies?") else whole(path)
        done = self.ask(answer)
        self.assertEqual(done.returncode, 1)
        self.assertEqual(self.instances(), 250)
        outcome, = (self.folder / "out/quarantine").glob("*.outcome.json")
        self.assertIn("pacs-status", outcome.read_text(encoding="utf-8"))
        account = json.loads((self.folder / "out/account.json").read_text(encoding="utf-8"))
        self.assertEqual([source["quarantined"] for source in account["sources"]], [False, True])

    def test_a_uid_that_is_none_is_never_put_into_an_address(self):
        asked = []

        def answer(path):
            asked.append(path)
            return 200, json.dumps([{**STUDY, "0020000D": {"vr": "UI", "Value": ["../instances"]}}]).encode()
        done = self.ask(answer)
        self.assertEqual(done.returncode, 1)
        self.assertEqual(len(asked), 1, asked)

    def test_an_archive_that_is_down_is_said_in_both_languages(self):
        done = convert(self.folder / "out", "--qido", f"http://127.0.0.1:{free_port()}/dicom-web")
        self.assertEqual(done.returncode, 2)
        self.assertIn("cannot be reached", done.stderr)
        self.assertIn("接続できません", done.stderr)
        self.assertFalse((self.folder / "out").exists())

    def test_https_is_asked_only_when_its_certificate_is_trusted(self):
        certificate = self.folder / "pacs.pem"
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
                        "-keyout", certificate, "-out", self.folder / "trust.pem", "-days", "2", "-subj", "/CN=pacs",
                        "-addext", "subjectAltName=IP:127.0.0.1"], check=True, capture_output=True)
        with certificate.open("a") as file:
            file.write((self.folder / "trust.pem").read_text())
        with archive_that(whole, certificate) as url:
            done = convert(self.folder / "out", "--qido", url, "--qido-trust", self.folder / "trust.pem")
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertEqual(self.instances(), 250)
            done = convert(self.folder / "other", "--qido", url)
            self.assertEqual(done.returncode, 2)
            self.assertFalse((self.folder / "other").exists())

    def test_an_archive_that_never_answers_is_given_up(self):
        ended = threading.Event()

        def answer(path):
            ended.wait(60)
            return 200, b"[]"
        with archive_that(answer) as url:
            done = convert(self.folder / "out", "--qido", url, "--qido-timeout", "1")
            ended.set()
        self.assertEqual(done.returncode, 2)
        self.assertIn("did not answer in time", done.stderr)
        self.assertIn("時間内に応答がありません", done.stderr)

    def test_an_answer_that_is_cut_off_is_no_answer(self):
        with socket.socket() as server:
            server.bind(("127.0.0.1", 0))
            server.listen()

            def cut():
                connection, _ = server.accept()
                connection.recv(4096)
                connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n[{")
                connection.close()
            thread = threading.Thread(target=cut)
            thread.start()
            done = convert(self.folder / "out", "--qido", f"http://127.0.0.1:{server.getsockname()[1]}/dicom-web")
            thread.join()
        self.assertEqual(done.returncode, 2)
        self.assertFalse((self.folder / "out").exists())

    def test_wrong_use_is_refused_before_anything_is_asked(self):
        for arguments in (("--from", "dicom", "--qido", "pacs.example"), ("--from", "dicom", "--qido", "ftp://pacs"),
                          ("--from", "csv", "--qido", "http://127.0.0.1:1/"), ("--from", "dicom"),
                          ("--from", "dicom", "--qido", "http://127.0.0.1:1/", "file.dcm"),
                          ("--from", "dicom", "--qido", "http://127.0.0.1:1/", "--qido-filter", "PatientID"),
                          ("--from", "dicom", "--qido", "http://127.0.0.1:1/", "--qido-credentials", self.folder / "none")):
            with self.subTest(arguments=arguments):
                done = run("convert", *CLINIC, "--out", self.folder / "out", *arguments)
                self.assertEqual(done.returncode, 2, done.stderr)
                self.assertNotEqual(done.stderr, "")


if __name__ == "__main__":
    sys.exit(unittest.main(verbosity=2))
