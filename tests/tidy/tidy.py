#!/usr/bin/env python3
"""Reads the tree and fails on what the house style forbids. Prints one line per finding: file:line: what."""
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
FILE_LINES_MAX = 400
FUNCTION_LINES_MAX = 50
FORBIDDEN_NAMES = re.compile(r"(^|[_/-])(utils?|helpers?|managers?|common|misc|base|types|constants)\.(cpp|hpp|ts|tsx|py)$")
# Words are split so that this file does not find itself.
UNFINISHED = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X|HA" + r"CK)\b(?!.*#\d+)")
MACHINE_PATH = re.compile(r"(^|[^A-Za-z0-9_.])/(work|farm|root|home|tmp)/")
PARENT_INCLUDE = re.compile(r'#include "(\.\./)')
CAPTURING_COROUTINE = re.compile(r"\[[^\]\s][^\]]*\]\s*\([^)]*\)[^{;]*->\s*(boost::)?asio::awaitable")
FUNCTION_START = re.compile(r"^(?P<indent> *)(?!namespace|class|struct|enum|union|else|if|for|while|switch|extern|constexpr \w+ k|inline constexpr)\S.*\)[^;]*\{$")


def tracked_files():
    listed = subprocess.run(["git", "ls-files", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


def function_lengths(lines):
    """(line number, length) of every block that starts like a function and ends with `}` at the same indent."""
    for start, line in enumerate(lines):
        match = FUNCTION_START.match(line)
        if not match or "TEST" in line or line.lstrip().startswith(("//", "*", "#", "}")):
            continue
        if len(match["indent"]) > 4:
            continue  # a block inside a function
        for end in range(start + 1, len(lines)):
            if lines[end].startswith(match["indent"] + "}"):
                yield start + 1, end - start + 1
                break


def check_cpp(path, lines):
    is_test = path.relative_to(ROOT).parts[0] == "tests"
    if len(lines) > FILE_LINES_MAX and not is_test:
        yield 1, f"{len(lines)} lines; the limit is {FILE_LINES_MAX}"
    for number, line in enumerate(lines, 1):
        if PARENT_INCLUDE.search(line):
            yield number, "a private header reached from outside (../)"
        if CAPTURING_COROUTINE.search(line):
            yield number, "a coroutine lambda captures: it dies before its frame"
    if not is_test:
        for number, length in function_lengths(lines):
            if length > FUNCTION_LINES_MAX:
                yield number, f"function of {length} lines; the limit is {FUNCTION_LINES_MAX}"


def check(path):
    relative = path.relative_to(ROOT).as_posix()
    if FORBIDDEN_NAMES.search(relative):
        yield 1, "a name that says nothing"
    if path.suffix in {".lock", ".png", ".inc", ".tgz"} or path.name == "package-lock.json":
        return
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError:
        return  # test data in another encoding
    if path.suffix in {".cpp", ".hpp"}:
        yield from check_cpp(path, lines)
    if path.suffix in {".cpp", ".hpp", ".ts", ".tsx", ".py", ".cmake", ".txt", ".md", ""} and path.name != "tidy.py":
        for number, line in enumerate(lines, 1):
            if UNFINISHED.search(line):
                yield number, "unfinished work without an issue's number"
            if MACHINE_PATH.search(line):
                yield number, "the path of a machine"


def main():
    findings = [f"{path.relative_to(ROOT)}:{line}: {what}" for path in tracked_files() for line, what in check(path)]
    print("\n".join(findings) if findings else "tidy: nothing found")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
