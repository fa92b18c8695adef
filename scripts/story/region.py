"""Lays out the story's region: three hospitals' nodes and the platform's folder."""
import pathlib
import shutil
import subprocess

from processes import Node, free_ports, hash_passcode, make_keys

HOSPITALS = {
    "a": ("1319999991", "見本中央病院"),
    "b": ("1319999992", "見本東病院"),
    "c": ("1319999993", "見本西クリニック"),
}
CLINICIAN = ("doctor", "demo-passcode")

# kind of CSV → file in hospital-*/drop and mapping file in hospital-*/mapping
CSV_KINDS = {"a": ["referral", "discharge_summary"], "c": ["patients", "laboratory", "vital_signs", "checkup"]}


class Region:
    def __init__(self, program, folder, patients=12, seed=1):
        self.program, self.folder = program, pathlib.Path(folder)
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self.exports = self.folder / "exports"
        self.platform = self.folder / "platform"
        self.platform.mkdir()
        subprocess.run([str(program), "synth", "--patients", str(patients), "--seed", str(seed), "--out",
                        str(self.exports)], check=True, stdout=subprocess.DEVNULL)
        make_keys(self.folder / "keys", HOSPITALS)
        *http_ports, self.mllp_port = free_ports(len(HOSPITALS) + 1)
        self.passcode_hash = hash_passcode(program, CLINICIAN[1])
        self.http_ports = dict(zip(HOSPITALS, http_ports))
        self.nodes = {name: self._make_node(name) for name in HOSPITALS}

    def _make_node(self, name):
        folder = self.folder / f"node-{name}"
        folder.mkdir()
        (folder / "node.toml").write_text(self._configuration(name, folder), encoding="utf-8")
        return Node(self.program, HOSPITALS[name][1], folder, self.http_ports[name], self.folder / "keys/authority.crt")

    def _configuration(self, name, folder):
        number, title = HOSPITALS[name]
        keys = "../keys"
        parts = [f"""[institution]
number = "{number}"
name = "{title}"
department = "内科"

[node]
data = "data"
legal_profile = "reform"
signing_key = "{keys}/{name}.sign.key"
""" + (f'directives = "{self.exports}/hospital-a/directives.json"\n' if name == "a" else "") + f"""
[http]
port = {self.http_ports[name]}
certificate = "{keys}/{name}.crt"
private_key = "{keys}/{name}.key"
trust = "{keys}/authority.crt"

[[feed]]
name = "platform-a"
directory = "{self.platform / name}"
root_key = "{keys}/feed-root.key"

[[practitioner]]
user = "{CLINICIAN[0]}"
name = "見本 医"
id = "{name.upper()}-0001"
passcode_hash = "{self.passcode_hash}"
"""]
        parts += [self._peer(other) for other in HOSPITALS if other != name]
        parts += self._sources(name, folder)
        return "\n".join(parts)

    def _peer(self, other):
        number, title = HOSPITALS[other]
        return f"""[[peer]]
institution = "{number}"
name = "{title}"
url = "https://127.0.0.1:{self.http_ports[other]}"
public_key = "../keys/{other}.sign.pub"
"""

    def _sources(self, name, folder):
        sources = []
        if name == "a":
            sources.append(f'[[source]]\nname = "ssmix2"\nformat = "ssmix2"\ntree = "{self.exports}/hospital-a/ssmix2"\n')
        if name == "b":
            sources.append(f'[[source]]\nname = "his"\nformat = "hl7v2"\nmllp_port = {self.mllp_port}\n')
        for kind in CSV_KINDS.get(name, []):
            (folder / "drop" / kind).mkdir(parents=True)
            mapping = self.exports / f"hospital-{name}/mapping/{kind}.toml"
            sources.append(f'[[source]]\nname = "{kind}"\nformat = "csv"\ndrop = "drop/{kind}"\nmapping = "{mapping}"\n')
        if name == "c":
            (folder / "drop/dicom").mkdir(parents=True)
            sources.append('[[source]]\nname = "pacs"\nformat = "dicom"\ndrop = "drop/dicom"\n')
        return sources

    def drop(self, name):
        """What the hospital's clerks do: put the day's files into the drop folders."""
        source = self.exports / f"hospital-{name}/drop"
        target = self.folder / f"node-{name}/drop"
        for kind in CSV_KINDS.get(name, []):
            shutil.copy(source / f"{kind}.csv", target / kind / f"{kind}.csv")
        if name == "c":
            for study in sorted((source / "dicom").glob("*.json")):
                shutil.copy(study, target / "dicom" / study.name)

    def stop(self):
        for node in self.nodes.values():
            node.stop()
