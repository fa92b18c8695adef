#!/usr/bin/env python3
"""Starts the demo's region and lets a real browser use the clinician's page. Run by ctest.

Environment: KAKEHASHI_PROGRAM, KAKEHASHI_PLAYWRIGHT (folder of playwright-core), KAKEHASHI_SCREENSHOTS (kept there).
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "scripts/story"))

from processes import read_messages, send_mllp, wait_until  # noqa: E402
from region import CLINICIAN, Region  # noqa: E402


def fill(region):
    for node in region.nodes.values():
        node.start()
    region.drop("a")
    region.drop("c")
    send_mllp(region.mllp_port, read_messages(region.exports / "hospital-b/hl7v2"))
    wait_until("every node has stored its exports", lambda: all(
        node.metric("kakehashi_files_waiting") == 0 and node.metric("kakehashi_intake_waiting") == 0
        and node.metric("kakehashi_units_stored_total") > 50 for node in region.nodes.values()), 300)


def measured_at_several(person):
    """A laboratory item with numbers from at least two hospitals."""
    hospitals_of = {}
    for hospital in person["hospitals"]:
        for fact in hospital["facts"]:
            if fact["kind"] == "laboratory" and "unit" in fact and "comparator" not in fact:
                hospitals_of.setdefault(fact["name"], []).append(hospital["letter"])
    return max(hospitals_of, key=lambda name: (len(set(hospitals_of[name])), len(hospitals_of[name]), name))


def what_to_look_for(region):
    people = json.loads((region.exports / "truth.json").read_text(encoding="utf-8"))["patients"]
    person = people[0]
    stopped = next(one for one in people if one["asked_to_stop"] and len(one["hospitals"]) == 1)
    return {"url": region.nodes["b"].url, "user": CLINICIAN[0], "passcode": CLINICIAN[1],
            "person": {"insured": person["insured_identifier"], "kanji": f'{person["family"]} {person["given"]}',
                       "kana": f'{person["family_kana"]} {person["given_kana"]}'},
            "trend": measured_at_several(person), "stopped": {"insured": stopped["insured_identifier"]},
            "names": [person["insured_identifier"], person["family"], person["family_kana"], person["birth_date"]]}


def main():
    program = pathlib.Path(os.environ["KAKEHASHI_PROGRAM"]).resolve()
    screenshots = pathlib.Path(os.environ["KAKEHASHI_SCREENSHOTS"])
    screenshots.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        region = Region(program, pathlib.Path(scratch) / "region")
        try:
            fill(region)
            what = pathlib.Path(scratch) / "what.json"
            what.write_text(json.dumps(what_to_look_for(region)), encoding="utf-8")
            test = pathlib.Path(__file__).with_name("clinician_page.mjs")
            return subprocess.run(["node", str(test), os.environ["KAKEHASHI_PLAYWRIGHT"], str(what), str(screenshots)],
                                  check=False, timeout=240).returncode
        finally:
            region.stop()


if __name__ == "__main__":
    sys.exit(main())
