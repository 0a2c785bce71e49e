"""Remake `newslint/matching/data/forms.txt` with lemminflect: its own lemmas, those that the bundled rules write with
`~`, and those given as arguments.

python benchmarks/forms.py [--check] [WORD…]
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from newslint.matching.inflect import computed_forms

TABLE = Path(__file__).parent.parent / "newslint/matching/data/forms.txt"
RULES = Path(__file__).parent.parent / "rules"
HEADER = "# Inflected forms of common words, made with lemminflect (MIT). Remake with: python benchmarks/forms.py\n"


def table(lemmas: set[str]) -> str:
    return HEADER + "".join(" ".join(computed_forms(lemma)) + "\n" for lemma in sorted(lemmas))


def in_rules() -> set[str]:
    texts = (file.read_text(encoding="utf-8") for file in RULES.rglob("*.yaml"))
    return {word.lower() for text in texts for word in re.findall(r"~([^\W\d_]+(?:-[^\W\d_]+)*)", text)}


def main(arguments: list[str]) -> int:
    check = "--check" in arguments
    old = TABLE.read_text(encoding="utf-8") if TABLE.exists() else ""
    lemmas = {line.split()[0] for line in old.splitlines() if not line.startswith("#")}
    new = table(lemmas | in_rules() | {word for word in arguments if not word.startswith("-")})
    if check:
        return int(new != old)
    TABLE.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
