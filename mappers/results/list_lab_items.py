"""Lists the JLAC10 codes of JP-CLINS for C++, from the statements of its code systems.

    list_lab_items.py CORE.codesystem INFECTION.codesystem OUT.inc

A statement holds a header, then for each group a line `code  display  ja:name` and indented lines of its JLAC10
codes.
The rows are sorted by code, as the binary search of lab_items.cpp wants them.
"""

import sys
from pathlib import Path


def groups(text):
    """Yields (group code, display, [JLAC10 code, …]) of one statement."""
    found = []
    for line in text.split("\n\n", 1)[1].splitlines():
        if line.startswith(" "):
            found[-1][2].extend(line.split())
        elif line:
            code, display = line.split(None, 1)
            display = display.split("  ja:", 1)[0]
            found.append((code, display, []))
    return found


def main():
    core, infection, out = map(Path, sys.argv[1:])
    rows = []
    for area, path in (("core", core), ("infection", infection)):
        for group, display, codes in groups(path.read_text(encoding="utf-8")):
            rows += [(code, area, group, display) for code in codes]
    rows.sort()
    assert len({row[0] for row in rows}) == len(rows), "a code is in two groups"
    lines = [f'    {{LabArea::{area}, "{code}", "{group}", "{display}"}},' for code, area, group, display in rows]
    out.write_text("constexpr LabItem kLabItems[] = {\n" + "\n".join(lines) + "\n};\n", encoding="utf-8")


if __name__ == "__main__":
    main()
