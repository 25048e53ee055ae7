#!/usr/bin/env python3
"""Prints the commits of a Git range as JSON, one object per line, merge commits left out."""

import json
import re
import subprocess
import sys

FIELDS = ["%H", "%an", "%aI", "%s", "%b"]
HEADER = re.compile(r"^(?P<type>[a-z]+)(?:\((?P<scope>[^)]*)\))?(?P<breaking>!)?: (?P<subject>.+)$")


def main() -> int:
    if len(sys.argv) != 2:
        print("usage: collect_commits.py FROM..TO", file=sys.stderr)
        return 2
    template = "%x1f".join(FIELDS) + "%x1e"
    command = ["git", "log", "--no-merges", f"--format={template}", sys.argv[1], "--"]
    result = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    if result.returncode != 0:
        print(result.stderr.strip(), file=sys.stderr)
        return 1
    for record in result.stdout.split("\x1e"):
        if record.strip():
            print(json.dumps(describe(record.lstrip("\n")), ensure_ascii=False))
    return 0


def describe(record: str) -> dict:
    commit, author, date, header, body = record.split("\x1f")
    match = HEADER.match(header)
    return {
        "commit": commit,
        "author": author,
        "date": date,
        "type": match["type"] if match else None,
        "scope": match["scope"] if match else None,
        "subject": match["subject"] if match else header,
        "breaking": bool(match and match["breaking"]) or "BREAKING CHANGE" in body,
        "body": body.strip(),
    }


if __name__ == "__main__":
    sys.exit(main())
