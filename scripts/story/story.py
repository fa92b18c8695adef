#!/usr/bin/env python3
"""Plays the main job: three hospitals, a clinician, a referral, a secondary-use platform. One line a step.

    story.py --program build/release/gateway/program/kakehashi --truth-check …/story_truth --folder /path/to/scratch [--check] [--patients N]

With --check it ends after the last step (exit 0: every step held; 1: one did not). Without, the nodes stay up and the
address of the clinician's page is printed until Ctrl-C.
"""
import argparse
import contextlib
import hashlib
import json
import pathlib
import sqlite3
import subprocess
import sys
import time

from processes import Clinician, StoryFailed, read_messages, send_mllp, wait_until
from region import CLINICIAN, HOSPITALS, Region


class Story:
    def __init__(self, program, truth_check, folder, patients):
        self.truth_check = truth_check
        self.region = Region(program, folder, patients)
        self.nodes = self.region.nodes
        self.truth = json.loads((self.region.exports / "truth.json").read_text(encoding="utf-8"))
        self.steps = 0

    def step(self, what, action):
        started = time.monotonic()
        found = action()
        self.steps += 1
        print(f"  ok  {what}{f': {found}' if found else ''}  ({time.monotonic() - started:.1f} s)", flush=True)

    def play(self):
        self.step("hospitals A and B start; C is still down", self.start_a_and_b)
        self.step("A's referral to C is accepted while C is down", self.drop_at_a)
        self.step("B's system sends its messages over MLLP; the node is killed (kill -9) in the middle and restarted",
                  self.send_to_b)
        self.step("C starts and takes its CSV files and imaging studies", self.start_c)
        self.step("every node has worked through what it accepted", self.wait_for_quiet)
        self.step("clinicians find every patient, and the history of all hospitals is the truth, fact by fact", self.read_all)
        self.step("patients with a stop request: nothing from A, and no trace of it", self.look_for_stopped)
        self.step("the referral arrived at C once, and A has the receipt", self.check_referral)
        self.step("the platform has the records, pseudonymised", self.check_feed)
        self.step("every disclosure left an AuditEvent", self.check_audit)
        self.step("a patient asks hospital A to stop: other hospitals see nothing at once, the platform loses the records",
                  self.stop_one_patient)

    def start_a_and_b(self):
        self.nodes["a"].start()
        self.nodes["b"].start()

    def drop_at_a(self):
        self.region.drop("a")
        wait_until("A has queued the referral", lambda: self.nodes["a"].metric("kakehashi_deliveries_waiting") >= 1,
                   300)

    def send_to_b(self):
        messages = read_messages(self.region.exports / "hospital-b/hl7v2")
        node = self.nodes["b"]
        middle = len(messages) // 2

        def kill_in_the_middle(sent):
            if sent == middle:
                node.kill()
                node.start()

        send_mllp(self.region.mllp_port, messages, kill_in_the_middle)
        return f"{len(messages)} messages, each acknowledged"

    def start_c(self):
        self.region.drop("c")
        self.nodes["c"].start()

    def wait_for_quiet(self):
        waiting = ["kakehashi_files_waiting", "kakehashi_intake_waiting", "kakehashi_deliveries_waiting", "kakehashi_feed_waiting"]

        def quiet():
            started = all(node.metric("kakehashi_units_stored_total") > 0 for node in self.nodes.values())
            return started and all(node.metric(name) == 0 for node in self.nodes.values() for name in waiting)

        wait_until("all queues are empty", quiet, 300)
        counts = [f"{node.name} {node.metric('kakehashi_units_stored_total'):.0f}" for node in self.nodes.values()]
        return "units stored since each node started: " + ", ".join(counts)

    def clinician(self, hospital="b"):
        return Clinician(self.nodes[hospital], *CLINICIAN)

    def find(self, clinician, person):
        """What a search by insured number gives for this person; a family's number gives the whole family."""
        found = clinician.find(insuredNumber=person["insured_identifier"])
        return [one for one in found if one["birthDate"] == person["birth_date"]]

    def read_all(self):
        """Clinicians of all three hospitals ask for everybody; what each may see is held against the truth."""
        folder = self.region.folder / "histories"
        for hospital in HOSPITALS:
            (folder / hospital).mkdir(parents=True)
            clinician = self.clinician(hospital)
            for person in self.truth["patients"]:
                found = self.find(clinician, person)
                # Whose number names a family is not joined with the Patient that a referral brought along.
                if len(found) > 1 and not person["insured_identifier"].endswith(":"):
                    raise StoryFailed(f'{person["id"]} was found {len(found)} times at {hospital}')
                history = b"".join(clinician.raw_history(one["handle"]) for one in found)
                (folder / hospital / f'{person["id"]}.ndjson').write_bytes(history)
        self.find_by_kana(self.clinician())
        done = subprocess.run([str(self.truth_check), str(self.region.exports / "truth.json"), str(folder)],
                              capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise StoryFailed("the histories differ from the truth:\n" + done.stdout[-4000:] + done.stderr)
        return done.stdout.strip()

    def find_by_kana(self, clinician):
        person = self.truth["patients"][0]
        kana = f'{person["family_kana"]} {person["given_kana"]}'
        for name in (kana, kana.replace(" ", ""), to_hiragana(kana)):
            if not clinician.find(name=name, birthDate=person["birth_date"]):
                raise StoryFailed("the first patient is not found by the kana name")

    def look_for_stopped(self):
        clinician = self.clinician()
        nobody = clinician.find(insuredNumber="00139998:0000:00000:00")
        stopped = [person for person in self.truth["patients"] if person["asked_to_stop"]]
        for person in stopped:
            found = clinician.find(insuredNumber=person["insured_identifier"])
            letters = {hospital["letter"] for hospital in person["hospitals"]}
            if letters == {"a"}:
                if found != nobody:
                    raise StoryFailed(f'{person["id"]} is not answered like a person whom nobody knows')
                continue
            answer = clinician.history(found[0]["handle"])[HOSPITALS["a"][0]]
            if answer["state"] != "nothing" or "bundle" in answer or HOSPITALS["a"][1] in found[0]["hospitals"]:
                raise StoryFailed(f'hospital A shows something of {person["id"]}')
        return f"{len(stopped)} patients"

    def check_referral(self):
        """Every referral from A to C stands once at C, and A's list says when C confirmed it."""
        expected = {(person["id"], fact["number"]): person
                    for person in self.truth["patients"] for hospital in person["hospitals"]
                    for fact in hospital["facts"]
                    if fact["kind"] == "referral" and fact["to"] == HOSPITALS["c"][0] and hospital["letter"] == "a"}
        clinician = self.clinician("c")
        for (name, number), person in expected.items():
            own = [clinician.history(one["handle"])[HOSPITALS["c"][0]] for one in self.find(clinician, person)]
            copies = [entry for answer in own for entry in answer.get("bundle", {}).get("entry", [])
                      if entry["resource"]["resourceType"] == "Bundle"
                      and entry["resource"]["identifier"]["value"].endswith("-" + number)]
            if len(copies) != 1:
                raise StoryFailed(f"the referral of {name} stands {len(copies)} times at C")
        receipts = self.clinician("a").referrals()
        confirmed = [one for one in receipts if one["state"] == "delivered" and one.get("outcome")]
        if len(confirmed) != len(expected):
            raise StoryFailed(f"A has {len(confirmed)} receipts for {len(expected)} referrals: {receipts}")
        return f"{len(expected)} referrals"

    def names_and_numbers(self):
        """Everything that may not stand in the platform's folder: of persons, and the documents' free text."""
        words = set()
        for person in self.truth["patients"]:
            words |= {person["insured_identifier"], person["family"] + person["given"],
                      f'{person["family"]} {person["given"]}', person["family_kana"] + person["given_kana"],
                      f'{person["family_kana"]} {person["given_kana"]}', person["birth_date"]}
            for hospital in person["hospitals"]:
                words |= {hospital["patient_number"], hospital["number"]}
                for fact in hospital["facts"]:
                    words |= {fact.get(field, "") for field in
                              ("address", "postal_code", "phone", "accession", "purpose", "history", "reason",
                               "course", "plan")}
        return {word for word in words if len(word) >= 5}

    def check_feed(self):
        words = self.names_and_numbers()
        names = {part for person in self.truth["patients"] for part in
                 (person["family"], person["given"], person["family_kana"], person["given_kana"]) if len(part) > 1}
        files = [path for path in self.region.platform.rglob("*") if path.is_file()]
        events = []
        for path in files:
            text = path.read_text(encoding="utf-8")
            for word in words:
                if word in text:
                    raise StoryFailed(f"{path.name} holds what names a person ({len(word)} characters)")
            for name in names:
                if f'"{name}"' in text:
                    raise StoryFailed(f"{path.name} holds a name")
            if path.suffix == ".ndjson" and "deleted" not in path.name:
                events += [json.loads(line) for line in text.splitlines()]
        for event in events:
            if "PSEUDED" not in json.dumps(event):
                raise StoryFailed("a record without its label")
        identifiers = [event["id"] for event in events]
        if len(set(identifiers)) != len(identifiers):
            raise StoryFailed("a record stands twice")
        for name in HOSPITALS:
            published = self.published_records(name)
            expected = self.records_to_publish(name)
            if published != expected:
                raise StoryFailed(f"{name} holds {expected} records for the platform, which has {published}")
        return f"{len(events)} records, each once, none missing, in {len(files)} files"

    def published_records(self, name):
        manifest = json.loads((self.region.platform / name / "manifest.json").read_text(encoding="utf-8"))
        return sum(file["count"] for file in manifest["output"])

    def records_to_publish(self, name):
        """What the node's store holds, less what others delivered and the patients who asked to stop."""
        stopped = {hospital["patient_number"] for person in self.truth["patients"] if person["asked_to_stop"]
                   for hospital in person["hospitals"] if hospital["letter"] == name == "a"}
        path = self.region.folder / f"node-{name}/data/store/store.sqlite3"
        with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as store:
            rows = store.execute("SELECT patient_number FROM unit WHERE state = 'live' AND source NOT LIKE 'peer:%'")
            return sum(1 for (number,) in rows if number not in stopped)

    def check_audit(self):
        """What B's clinician got of A and C stands in their audit, with the one who asked and the rule."""
        for name in ("a", "c"):
            number = HOSPITALS[name][0]
            text = [line for path in sorted((self.region.folder / f"node-{name}/data/audit").rglob("*.ndjson"))
                    for line in path.read_text(encoding="utf-8").splitlines()]
            self.check_chain(name, text)
            shown = 0
            for person in self.truth["patients"]:
                for patient in self.patients_shown(person, number):
                    shown += 1
                    if not any(f"Patient/{patient}" in line and HOSPITALS["b"][0] in line for line in text):
                        raise StoryFailed(f'{person["id"]} was shown by {number} without a trace')
            if shown == 0:
                raise StoryFailed(f"{number} showed nothing at all")
        return "of every patient shown by A and C, in an unbroken chain"

    @staticmethod
    def check_chain(name, lines):
        """Each line names the hash of the one before it: none was changed or taken away."""
        for before, line in zip(lines, lines[1:]):
            if hashlib.sha256(before.encode()).hexdigest() not in line:
                raise StoryFailed(f"the audit of {name} is broken")

    def stop_one_patient(self):
        person = next(one for one in self.truth["patients"] if not one["asked_to_stop"]
                      and {"a", "b"} <= {hospital["letter"] for hospital in one["hospitals"]})
        path = self.region.exports / "hospital-a/directives.json"
        directives = json.loads(path.read_text(encoding="utf-8"))
        consent = json.loads(json.dumps(directives["entry"][0]["resource"]))
        consent["patient"]["identifier"]["value"] = person["insured_identifier"]
        directives["entry"].append({"resource": consent})
        before = self.published_records("a")
        path.with_suffix(".new").write_text(json.dumps(directives, ensure_ascii=False), encoding="utf-8")
        path.with_suffix(".new").replace(path)
        started = time.monotonic()
        clinician = self.clinician()
        handle = self.find(clinician, person)[0]["handle"]
        wait_until("A says nothing", lambda: clinician.history(handle)[HOSPITALS["a"][0]]["state"] == "nothing", 10)
        silent = time.monotonic() - started
        wait_until("the platform's records of the person are withdrawn", lambda: self.published_records("a") < before, 60)
        manifest = json.loads((self.region.platform / "a/manifest.json").read_text(encoding="utf-8"))
        if not manifest.get("deleted"):
            raise StoryFailed("the manifest names nothing deleted")
        withdrawn = before - self.published_records("a")
        return f"silent after {silent:.1f} s, {withdrawn} records withdrawn"

    def patients_shown(self, person, hospital):
        path = self.region.folder / "histories/b" / f'{person["id"]}.ndjson'
        for line in path.read_text(encoding="utf-8").splitlines():
            answer = json.loads(line)
            if answer["hospital"]["number"] == hospital:
                for entry in answer.get("bundle", {}).get("entry", []):
                    if entry["resource"]["resourceType"] == "Patient":
                        yield entry["resource"]["id"]


def to_hiragana(text):
    return "".join(chr(ord(c) - 0x60) if "\u30a1" <= c <= "\u30f6" else c for c in text)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True, type=pathlib.Path)
    parser.add_argument("--truth-check", required=True, type=pathlib.Path, help="the program story_truth")
    parser.add_argument("--folder", required=True, type=pathlib.Path)
    parser.add_argument("--patients", type=int, default=12)
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    story = Story(arguments.program.resolve(), arguments.truth_check.resolve(), arguments.folder.resolve(), arguments.patients)
    try:
        story.play()
        print(f"the story ends right: {story.steps} steps", flush=True)
        if not arguments.check:
            show(story)
        return 0
    except StoryFailed as failure:
        print(f"  FAILED  {failure}", flush=True)
        return 1
    except KeyboardInterrupt:
        return 0
    finally:
        story.region.stop()


def show(story):
    print(f"\nThe clinician's page of hospital B:  {story.nodes['b'].url}/page/")
    print(f"Sign in as {CLINICIAN[0]} / {CLINICIAN[1]}; the browser will not know the demo's certificate authority.")
    print("Ctrl-C stops everything.", flush=True)
    while True:
        time.sleep(3600)


if __name__ == "__main__":
    sys.exit(main())
