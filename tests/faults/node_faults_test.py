#!/usr/bin/env python3
"""Bad input at every door of a running node: each gets its answer, and the node keeps serving. Run by ctest."""
import hashlib
import http.client
import json
import os
import pathlib
import signal
import socket
import subprocess
import sys
import tempfile
import time
import unittest

PROGRAM = os.environ["KAKEHASHI_PROGRAM"]
TOKEN = "token-of-the-test"
FHIR = "application/fhir+json"

CSV_MAPPING_FOLDER = "region/hospital-c/mapping"


def free_ports(count):
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [s.getsockname()[1] for s in sockets]
    for s in sockets:
        s.close()
    return ports


def wait_for(condition, seconds=30):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        found = condition()
        if found:
            return found
        time.sleep(0.1)
    raise AssertionError("not within the time")


class NodeFaults(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.scratch.name)
        cls.http_port, cls.mllp_port = free_ports(2)
        subprocess.run([PROGRAM, "synth", "--patients", "3", "--out", str(cls.folder / "region")], check=True,
                       stdout=subprocess.DEVNULL)
        (cls.folder / "drop").mkdir()
        (cls.folder / "node.toml").write_text(f"""
[institution]
number = "1319999993"
name = "例示クリニック"
[node]
data = "data"
legal_profile = "reform"
[http]
port = {cls.http_port}
[[source]]
name = "his"
format = "hl7v2"
mllp_port = {cls.mllp_port}
[[source]]
name = "ehr"
format = "fhir"
post_key = "{hashlib.sha256(TOKEN.encode()).hexdigest()}"
[[source]]
name = "laboratory"
format = "csv"
drop = "drop"
mapping = "{CSV_MAPPING_FOLDER}/laboratory.toml"
""", encoding="utf-8")
        cls.start()

    @classmethod
    def start(cls):
        """Sets `node` on the class, so that a test may restart it."""
        with open(cls.folder / "log", "ab") as log:
            cls.node = subprocess.Popen([PROGRAM, "serve", "--config", str(cls.folder / "node.toml")], stdout=log,
                                        stderr=log)
        wait_for(lambda: cls.is_healthy())

    @classmethod
    def is_healthy(cls):
        assert cls.node.poll() is None, (cls.folder / "log").read_text()
        try:
            return cls.request("GET", "/health")[0] == 200
        except OSError:
            return False

    @classmethod
    def tearDownClass(cls):
        cls.node.send_signal(signal.SIGTERM)
        code = cls.node.wait(20)
        cls.scratch.cleanup()
        assert code == 0, f"the node ended with {code}"

    @classmethod
    def request(cls, method, path, body=None, headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", cls.http_port, timeout=30)
        try:
            connection.request(method, path, body, headers or {})
            response = connection.getresponse()
            return response.status, response.read()
        finally:
            connection.close()

    def post(self, body, content_type=FHIR, token=TOKEN, path="/"):
        return self.request("POST", path, body, {"Content-Type": content_type, "Authorization": f"Bearer {token}"})

    def tearDown(self):
        self.assertEqual(self.request("GET", "/health")[0], 200, "the node keeps serving")

    def expect_outcome(self, answer, status):
        self.assertEqual(answer[0], status, answer[1][:300])
        outcome = json.loads(answer[1])
        self.assertEqual(outcome["resourceType"], "OperationOutcome")
        self.assertTrue(all(issue["severity"] in ("error", "fatal", "warning", "information")
                            for issue in outcome["issue"]))
        self.assertTrue(any(issue["severity"] in ("error", "fatal") for issue in outcome["issue"]), answer[1])
        return outcome

    # POST

    def test_without_the_sources_token_nothing_is_taken(self):
        self.expect_outcome(self.post("{}", token="wrong"), 401)
        self.expect_outcome(self.request("POST", "/", "{}", {"Content-Type": FHIR}), 401)

    def test_what_is_not_json_is_refused(self):
        self.expect_outcome(self.post("this is not JSON"), 400)

    def test_a_truncated_bundle_is_refused(self):
        bundle = json.dumps({"resourceType": "Bundle", "type": "document", "entry": [{"resource": {}}]})
        answer = self.post(bundle[:-10])
        self.assertIn(answer[0], (400, 422))
        self.expect_outcome(answer, answer[0])

    def test_the_wrong_encoding_is_refused(self):
        bundle = json.dumps({"resourceType": "Bundle", "type": "document", "x": "見本"}, ensure_ascii=False)
        answer = self.post(bundle.encode("shift_jis"))
        self.assertIn(answer[0], (400, 422))
        self.expect_outcome(answer, answer[0])

    def test_another_content_type_is_refused(self):
        self.expect_outcome(self.post("{}", content_type="text/csv"), 415)

    def test_ten_thousand_levels_are_refused(self):
        nested = '{"resourceType":"Bundle","type":"document","entry":' + "[" * 10_000 + "]" * 10_000 + "}"
        answer = self.post(nested)
        self.assertIn(answer[0], (400, 422))
        self.expect_outcome(answer, answer[0])

    def test_an_unknown_resource_type_is_refused(self):
        answer = self.post(json.dumps({"resourceType": "Bundle", "type": "document", "identifier": {
            "system": "http://jpfhir.jp/fhir/clins/bundle-identifier", "value": "1319999993^2026^1"},
            "timestamp": "2026-11-01T09:00:00+09:00",
            "entry": [{"fullUrl": "urn:uuid:7a9b2a5e-8cf5-44a7-b3cd-0a7b5f3c2d11",
                       "resource": {"resourceType": "Karte", "id": "1"}}]}))
        self.expect_outcome(answer, 422)
        self.expect_outcome(self.post("{}", path="/Karte"), 404)

    def peak_kib(self):
        status = pathlib.Path(f"/proc/{self.node.pid}/status").read_text()
        return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")))

    def test_a_body_of_100_megabytes_is_refused_while_it_is_read(self):
        before = self.peak_kib()
        connection = socket.create_connection(("127.0.0.1", self.http_port), timeout=30)
        size = 100 << 20
        connection.sendall((f"POST / HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {TOKEN}\r\n"
                            f"Content-Type: {FHIR}\r\nContent-Length: {size}\r\n\r\n").encode())
        sent = 0
        try:
            while sent < size:
                sent += connection.send(b" " * 65536)
        except OSError:
            pass  # the node has closed: what it said is still to be read
        self.assertTrue(connection.recv(65536).startswith(b"HTTP/1.1 413 "))
        connection.close()
        self.assertLess(self.peak_kib() - before, 50 << 10, "it was never held in memory")

    def test_a_slow_client_is_told_408_and_delays_nobody(self):
        with socket.create_connection(("127.0.0.1", self.http_port), timeout=30) as slow:
            slow.sendall(b"GET /health HTTP/1.1\r\nHo")
            self.assertEqual(self.request("GET", "/health")[0], 200)
            slow.setblocking(False)
            with self.assertRaises(BlockingIOError, msg="it is still waited for"):
                slow.recv(4096)
            slow.settimeout(30)
            self.assertTrue(slow.recv(4096).startswith(b"HTTP/1.1 408 "))

    def test_what_is_not_http_is_told_400(self):
        with socket.create_connection(("127.0.0.1", self.http_port), timeout=30) as stranger:
            stranger.sendall(b"\x16\x03\x01 hello\r\n\r\n")
            self.assertTrue(stranger.recv(4096).startswith(b"HTTP/1.1 400 "))

    # MLLP

    def send_mllp(self, message):
        with socket.create_connection(("127.0.0.1", self.mllp_port), timeout=30) as connection:
            connection.sendall(b"\x0b" + message + b"\x1c\x0d")
            answer = b""
            while not answer.endswith(b"\x1c\x0d"):
                part = connection.recv(4096)
                if not part:
                    break
                answer += part
            return answer

    def metric(self, name, label):
        for line in self.request("GET", "/metrics")[1].decode().splitlines():
            if line.startswith(name + "{") and label in line:
                return int(line.rsplit(" ", 1)[1])
        return 0

    def quarantined(self, source):
        return self.metric("kakehashi_inputs_total", f'source="{source}",result="quarantined"')

    def test_a_message_without_a_head_is_rejected_and_kept(self):
        before = self.quarantined("his")
        self.assertIn(b"|AR", self.send_mllp(b"PID|1||123\r"))
        wait_for(lambda: self.quarantined("his") == before + 1)

    def test_a_message_that_no_mapper_knows_is_acknowledged_and_quarantined(self):
        before = self.quarantined("his")
        message = b"MSH|^~\\&|HIS|H|GW|G|20261101||SIU^S12|42|P|2.5\rPID|1||123\r"
        self.assertIn(b"MSA|AA|42", self.send_mllp(message))
        wait_for(lambda: self.quarantined("his") == before + 1)
        done = subprocess.run([PROGRAM, "admin", "quarantine", "--config", str(self.folder / "node.toml"), "--format",
                               "ndjson"], capture_output=True, text=True, timeout=30, check=True)
        rules = [issue["details"]["coding"][0]["code"] for line in done.stdout.splitlines()
                 for issue in json.loads(line)["outcome"]["issue"] if json.loads(line)["source"] == "his"]
        self.assertIn("family-unknown", rules, "the administrator is told why")

    # drop folder

    def drop(self, name, content):
        (self.folder / "drop" / (name + ".writing")).write_bytes(content)
        (self.folder / "drop" / (name + ".writing")).rename(self.folder / "drop" / name)
        wait_for(lambda: (self.folder / "drop" / (name + ".accepted")).exists())

    def untranslated(self, *more):
        done = subprocess.run([PROGRAM, "admin", "untranslated", "--config", str(self.folder / "node.toml"), *more],
                              capture_output=True, text=True, timeout=30, check=False)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return done.stdout

    def test_local_codes_without_translation_are_counted_and_listed_until_a_table_has_them(self):
        def result(control_id):
            return (f"MSH|^~\\&|HIS|H|GW|G|20261101090000||ORU^R01^ORU_R01|{control_id}|P|2.5||||||UNICODE UTF-8\r"
                    "PID|0001||0815^^^^PI\rORC|SC\rOBR|1|4711||B001^生化学^99LAB\r"
                    "OBX|1|NM|XK01^架空カリウム^99LAB||4.1|mEq/L|||||F|||20261101090000\r").encode()
        metric, labels = "kakehashi_untranslated_codes_total", 'source="his",map="lab"'
        for control_id in ("U1", "U2"):
            self.assertIn(b"MSA|AA|", self.send_mllp(result(control_id)))
        wait_for(lambda: self.metric(metric, labels) >= 2)
        listed = [json.loads(line) for line in self.untranslated("--format", "ndjson").splitlines()]
        ours = next(line for line in listed if line["code"] == "XK01")
        self.assertEqual((ours["source"], ours["map"], ours["name"]), ("his", "lab", "架空カリウム"))
        self.assertGreaterEqual(ours["count"], 2)
        self.assertIn("XK01 架空カリウム", self.untranslated("--out", str(self.folder / "tables")))
        table = self.folder / "tables/untranslated-his-lab.csv"
        filled = table.read_text(encoding="utf-8-sig").replace("XK01,,", "XK01,3H015000002327101,")
        table.write_text(filled, encoding="utf-8-sig")
        (self.folder / "tables/his.toml").write_text(
            'name = "his"\nformat = "hl7v2"\n[code_tables]\nlab = "untranslated-his-lab.csv"\n', encoding="utf-8")
        config = self.folder / "node.toml"
        before = config.read_text(encoding="utf-8")
        try:
            config.write_text(before.replace('format = "hl7v2"\n', 'format = "hl7v2"\nvendor = "tables/his.toml"\n'),
                              encoding="utf-8")
            self.assertNotIn("XK01", self.untranslated())
        finally:
            config.write_text(before, encoding="utf-8")

    def test_a_table_in_the_wrong_encoding_is_accepted_and_quarantined(self):
        table = (self.folder / "region/hospital-c/drop/laboratory.csv").read_bytes()
        before = self.quarantined("laboratory")
        self.drop("wrong.csv", table.decode("cp932").encode("utf-16"))
        wait_for(lambda: self.quarantined("laboratory") == before + 1)

    def test_an_empty_table_does_no_harm(self):
        self.drop("empty.csv", b"")

    # stopping and coming back

    def test_a_request_in_hand_is_answered_before_the_node_stops_and_nothing_is_lost(self):
        body = json.dumps({"resourceType": "Bundle", "type": "document", "entry": []}).encode()
        with socket.create_connection(("127.0.0.1", self.http_port), timeout=30) as slow:
            slow.sendall((f"POST / HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {TOKEN}\r\nContent-Type: {FHIR}\r\n"
                          f"Content-Length: {len(body)}\r\n\r\n").encode() + body[:10])
            time.sleep(0.3)
            self.node.send_signal(signal.SIGTERM)
            time.sleep(0.3)
            self.assertIsNone(self.node.poll(), "it waits for the request in hand")
            with self.assertRaises(OSError, msg="nobody new is let in"):
                socket.create_connection(("127.0.0.1", self.http_port), timeout=5)
            slow.sendall(body[10:])
            self.assertTrue(slow.recv(65536).startswith(b"HTTP/1.1 422 "))
        self.assertEqual(self.node.wait(20), 0)
        self.start()
        self.assertEqual(self.quarantined("his"), 0, "counters begin anew")
        self.assertIn(b"|AR", self.send_mllp(b"PID|1||124\r"))
        wait_for(lambda: self.quarantined("his") == 1)

    def test_a_killed_node_starts_again_with_what_it_acknowledged(self):
        message = (self.folder / "region/hospital-b/hl7v2").glob("*.hl7")
        first = sorted(message)[0].read_bytes()
        self.assertIn(b"MSA|AA|", self.send_mllp(first))
        self.node.kill()
        self.node.wait()
        self.start()
        wait_for(lambda: json.loads(self.request("GET", "/health")[1])["waiting"] == 0)
        self.assertIn(b"MSA|AA|", self.send_mllp(first), "sent again, it is acknowledged again")
        # What is still waiting would be counted as the next test's.
        wait_for(lambda: json.loads(self.request("GET", "/health")[1])["waiting"] == 0)

    # the disk's view

    def test_two_nodes_on_one_data_folder_are_refused(self):
        done = subprocess.run([PROGRAM, "serve", "--config", str(self.folder / "node.toml")], capture_output=True,
                              text=True, timeout=30, check=False)
        self.assertEqual(done.returncode, 2)
        self.assertEqual(len(done.stderr.strip().splitlines()), 1, done.stderr)

    def test_a_configuration_that_is_wrong_is_one_line(self):
        for text in ("[institution]\nnumber = \"12\"", "not toml = = =", "[node]\nlegal_profile = \"none\""):
            path = self.folder / "wrong.toml"
            path.write_text(text)
            done = subprocess.run([PROGRAM, "serve", "--config", str(path)], capture_output=True, text=True,
                                  timeout=30, check=False)
            self.assertEqual(done.returncode, 2)
            self.assertEqual(len(done.stderr.strip().splitlines()), 1, done.stderr)


if __name__ == "__main__":
    sys.exit(unittest.main(verbosity=2))
