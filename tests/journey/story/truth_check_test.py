#!/usr/bin/env python3
"""The story's comparison itself must be able to fail: one thing is changed in what a clinician got, and it is found.

Run by ctest after the story, on its histories: truth_check_test.py STORY_TRUTH REGION
"""
import pathlib
import re
import subprocess
import sys
import tempfile
import shutil

CHANGES = {
    "a laboratory value": (rb'"valueQuantity":\{"value":(\d)', lambda m: m[0][:-1] + str((int(m[1]) + 1) % 10).encode()),
    "a unit": (rb'"unit":"mmol/L","system":"[^"]*","code":"mmol/L"', lambda m: m[0].replace(b"mmol/L", b"mg/dL")),
    "a date": (rb'"effectiveDateTime":"2026-0(\d)', lambda m: m[0][:-1] + str(int(m[1]) % 9 + 1).encode()),
    "a kanji": ('"given":\["花子"'.encode(), lambda m: '"given":["華子"'.encode()),
    "a missing diagnosis": (rb'"resourceType":"Condition"', lambda m: b'"resourceType":"Basic"'),
}


def main():
    program, region = sys.argv[1], pathlib.Path(sys.argv[2])
    truth = region / "exports/truth.json"

    def differences(folder):
        done = subprocess.run([program, truth, folder], capture_output=True, text=True, check=False)
        return done.returncode, done.stdout.strip().splitlines()[-1]

    code, summary = differences(region / "histories")
    assert code == 0, summary
    print(f"unchanged: {summary}")
    for what, (pattern, change) in CHANGES.items():
        with tempfile.TemporaryDirectory() as scratch:
            folder = pathlib.Path(scratch) / "histories"
            shutil.copytree(region / "histories", folder)
            path = folder / "b/P00001.ndjson"
            changed, count = re.subn(pattern, change, path.read_bytes(), count=1)
            assert count == 1, f"nothing to change: {what}"
            path.write_bytes(changed)
            code, summary = differences(folder)
            assert code == 1, f"{what} was changed and not found: {summary}"
            print(f"{what}: {summary}")


if __name__ == "__main__":
    main()
