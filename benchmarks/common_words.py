"""Remake `newslint/matching/data/common.txt`: the commonest words of news copy, counted over articles of your own.

python benchmarks/common_words.py FILE.jsonl    (a `text` in each row)
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path

from newslint.matching.fold import fold, one_space

TABLE = Path(__file__).parent.parent / "newslint/matching/data/common.txt"
#: Words seen less often than this in a million words are all alike.
LEAST = 40
HEADER = """\
# The commonest words of English news copy and how often each stands in a million words, counted over 15,000 articles.
# Only what is looked for first depends on them. Remake with: python benchmarks/common_words.py FILE.jsonl
"""


def main(articles: str) -> None:
    counts: Counter[str] = Counter()
    with Path(articles).open(encoding="utf-8") as rows:
        for row in rows:
            counts.update(re.findall(r"[^\W\d_]+(?:['-][^\W\d_]+)*", fold(one_space(json.loads(row)["text"])).text))
    total = counts.total()
    rates = [(word, round(count / total * 1e6)) for word, count in counts.most_common()]
    lines = [f"{word} {rate}\n" for word, rate in rates if rate >= LEAST]
    TABLE.write_text(HEADER + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
