#!/usr/bin/env python3
"""Writes tables in CSV with what Python's csv module reads of them, for the tests of the CSV parser.

    scripts/oracles/csv_cases.py > Tests/Fixtures/oracles/csv-cases.json

Each case is a text and its records, or null where the module, in strict mode, refuses the text. The texts are drawn with a
fixed seed from the characters that matter. Left out are texts on which RFC 4180 and the module differ: a quote within a
bare field, which the module takes as it is, and a carriage return that no line feed follows, which it takes for the end of
a line. Empty lines, which both pass over, are left out of the records. Needs Python 3 and nothing else.
"""

import csv
import io
import json
import random
import re

SEED = 4180
CASES = 600


def records(text):
    """What the module reads, or None where it refuses."""
    try:
        return [row for row in csv.reader(io.StringIO(text, newline=""), strict=True) if row]
    except csv.Error:
        return None


def differs(text):
    """Whether the module is more lenient here than RFC 4180."""
    bare = re.sub(r'"(?:[^"]|"")*"', "", re.sub(r'"(?:[^"]|"")*$', "", text))
    if re.search(r"\r(?!\n)", bare):
        return True
    in_quotes = False
    at_start = True
    for index, character in enumerate(text):
        if in_quotes:
            if character == '"':
                in_quotes = False
                at_start = False
        elif character == '"':
            if not at_start and text[index - 1] != '"':
                return True
            in_quotes = True
        else:
            at_start = character in ",\n\r"
    return False


def written(draw):
    """A table as the module writes it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator=draw.choice(["\r\n", "\n"]), quoting=draw.choice([0, 1, 2]))
    width = draw.randint(1, 5)
    pieces = ["", "a", "b c", ",", '"', "\n", "\r\n", "é", "文", "😀", " ", "|", ";", "1.5", '""', "'"]
    for _ in range(draw.randint(1, 6)):
        writer.writerow(["".join(draw.choices(pieces, k=draw.randint(0, 4))) for _ in range(width)])
    text = out.getvalue()
    return text[: -len("\n")] if draw.random() < 0.3 and text.endswith("\n") and not text.endswith("\r\n") else text


def scrambled(draw):
    """Any text of the characters that matter."""
    return "".join(draw.choices(['"', ",", "\n", "\r\n", "a", "ü", " "], weights=[4, 4, 2, 1, 4, 1, 1], k=draw.randint(0, 14)))


def main():
    draw = random.Random(SEED)
    cases = []
    while len(cases) < CASES:
        text = written(draw) if draw.random() < 0.5 else scrambled(draw)
        if not differs(text):
            cases.append({"text": text, "records": records(text)})
    print(json.dumps({"cases": cases}, ensure_ascii=False, indent=0))


main()
