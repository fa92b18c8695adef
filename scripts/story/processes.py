"""Starts, watches and stops the story's processes."""
import json
import os
import pathlib
import signal
import socket
import ssl
import subprocess
import time
import urllib.error
import urllib.request


class StoryFailed(Exception):
    """A step did not hold. The text says which and what was found."""


def wait_until(what, condition, seconds=60.0):
    """Polls until the condition gives something true; its last exception or value is in the failure."""
    deadline = time.monotonic() + seconds
    last = None
    while time.monotonic() < deadline:
        try:
            last = condition()
            if last:
                return last
        except (OSError, urllib.error.URLError, ValueError) as error:
            last = error
        time.sleep(0.1)
    raise StoryFailed(f"{what}: not within {seconds:.0f} s (last seen: {last!r})")


class Node:
    """One hospital's node: a `kakehashi serve` process."""

    def __init__(self, program, name, folder, http_port, authority):
        self.program, self.name, self.folder, self.http_port = program, name, folder, http_port
        self.context = ssl.create_default_context(cafile=str(authority))
        self.process = None

    @property
    def url(self):
        return f"https://127.0.0.1:{self.http_port}"

    def start(self):
        log = open(self.folder / "node.log", "ab")
        self.process = subprocess.Popen(
            [str(self.program), "serve", "--config", str(self.folder / "node.toml")], stdout=log, stderr=log)
        wait_until(f"{self.name} answers /health", self.is_healthy, 30)

    def is_healthy(self):
        if self.process.poll() is not None:
            raise StoryFailed(f"{self.name} ended with {self.process.returncode}: {self.last_log_lines()}")
        return self.get("/health").status == 200

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        if self.process is None or self.process.poll() is not None:
            return
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.kill()
            raise StoryFailed(f"{self.name} did not stop within 20 s of SIGTERM") from None

    def last_log_lines(self):
        return (self.folder / "node.log").read_text(errors="replace")[-600:]

    def get(self, path):
        return urllib.request.urlopen(self.url + path, context=self.context, timeout=20)

    def metric(self, name):
        """The sum over all labels of one metric."""
        total = 0.0
        for line in self.get("/metrics").read().decode().splitlines():
            if line.startswith(name) and line[len(name)] in " {":
                total += float(line.rsplit(" ", 1)[1])
        return total


class Clinician:
    """A person at a node's page: the same requests that the page makes."""

    def __init__(self, node, user, passcode):
        self.node = node
        self.cookie = ""
        response = self.post("/clinician/session", {"user": user, "passcode": passcode})
        self.cookie = response.headers["Set-Cookie"].split(";")[0]

    def post(self, path, body):
        request = urllib.request.Request(
            self.node.url + path, json.dumps(body).encode(),
            {"Content-Type": "application/json", "Cookie": self.cookie}, method="POST")
        return urllib.request.urlopen(request, context=self.node.context, timeout=60)

    def find(self, **query):
        return json.loads(self.post("/clinician/patients", query).read())["patients"]

    def raw_history(self, handle):
        return self.post("/clinician/history", {"handle": handle}).read()

    def referrals(self):
        """What became of this hospital's referrals: [{"state", "outcome", …}], the outcome from C's signed receipt"""
        request = urllib.request.Request(self.node.url + "/clinician/referrals", headers={"Cookie": self.cookie})
        return json.loads(urllib.request.urlopen(request, context=self.node.context, timeout=60).read())["referrals"]

    def history(self, handle):
        """hospital number → its last line: {"hospital","state","bundle"}. Decimals stay text."""
        answers = {}
        for line in self.raw_history(handle).decode().splitlines():
            answer = json.loads(line, parse_float=str, parse_int=str)
            answers[answer["hospital"]["number"]] = answer
        return answers


def send_mllp(port, messages, progress=lambda sent: None):
    """Sends messages over one connection, each after the last one's positive answer. A lost answer is sent again."""
    for number, message in enumerate(messages):
        wait_until(f"message {number + 1} is acknowledged", lambda: _send_one(port, message), 60)
        progress(number + 1)


_connections = {}


def _send_one(port, message):
    try:
        connection = _connections.get(port)
        if connection is None:
            connection = _connections[port] = socket.create_connection(("127.0.0.1", port), timeout=10)
        connection.sendall(b"\x0b" + message + b"\x1c\x0d")
        answer = b""
        while not answer.endswith(b"\x1c\x0d"):
            part = connection.recv(4096)
            if not part:
                raise ConnectionError("closed before the answer")
            answer += part
    except OSError:
        _connections.pop(port, None)
        raise
    for segment in answer.strip(b"\x0b\x1c\r").split(b"\r"):
        if segment.startswith(b"MSA"):
            code = segment.split(b"|")[1]
            if code in (b"AA", b"CA"):
                return True
            raise StoryFailed(f"a message was refused: {segment.decode(errors='replace')}")
    raise ValueError("an answer without MSA")


def free_ports(count):
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [s.getsockname()[1] for s in sockets]
    for s in sockets:
        s.close()
    return ports


def make_keys(folder, names):
    """One authority, and for each name a TLS certificate for 127.0.0.1 and a signing key (EC P-256)."""
    folder.mkdir(parents=True, exist_ok=True)

    def openssl(*arguments):
        subprocess.run(["openssl", *map(str, arguments)], check=True, capture_output=True, cwd=folder)

    openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "30",
            "-keyout", "authority.key", "-out", "authority.crt", "-subj", "/CN=Kakehashi demo authority")
    (folder / "extensions").write_text("subjectAltName=IP:127.0.0.1\n")
    for name in names:
        openssl("req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
                "-keyout", f"{name}.key", "-out", f"{name}.csr", "-subj", f"/CN={name}")
        openssl("x509", "-req", "-in", f"{name}.csr", "-CA", "authority.crt", "-CAkey", "authority.key",
                "-CAcreateserial", "-days", "30", "-extfile", "extensions", "-out", f"{name}.crt")
        openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", f"{name}.sign.key")
        openssl("pkey", "-in", f"{name}.sign.key", "-pubout", "-out", f"{name}.sign.pub")
    (folder / "feed-root.key").write_bytes(os.urandom(32))


def hash_passcode(program, passcode):
    done = subprocess.run([str(program), "admin", "passcode"], input=passcode, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def read_messages(folder):
    return [path.read_bytes() for path in sorted(pathlib.Path(folder).glob("*.hl7"))]
