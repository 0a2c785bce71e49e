"""How many planted date errors are found: recall, exact span and false findings per kind of error.

    python benchmarks/planted.py --articles FILE.jsonl [--count N] [--seed N]

A sentence of our own whose dates add up is set among the paragraphs of each article, then the same sentence with one
error in it. The error must be found at its place; the sound sentence must pass. The generator is seeded, so that a run
can be repeated; articles are only read.
"""

from __future__ import annotations

import argparse
import datetime
import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from newslint import Linter

Plant = tuple[str, str, str]


class Score(NamedTuple):
    """What became of the plants of one kind."""

    planted: int = 0
    found: int = 0
    exact: int = 0
    noisy: int = 0


def long(day: datetime.date) -> str:
    """A day as AP writes it in full."""
    return f"{day:%B} {day.day}, {day.year}"


def weekday(rng: random.Random, issued: datetime.date) -> Plant:
    """The wrong weekday beside a full date."""
    day = issued + datetime.timedelta(rng.randint(5, 300))
    wrong = day + datetime.timedelta(rng.randint(1, 6))
    shape = rng.choice(("The hearing is on {}.", "The hall opens on {}, the board said."))
    good, bad = f"{day:%A}, {long(day)}", f"{wrong:%A}, {long(day)}"
    return shape.format(good), shape.format(bad), bad


def impossible(rng: random.Random, issued: datetime.date) -> Plant:
    """A day that does not exist."""
    month, last = rng.choice((("April", 30), ("June", 30), ("September", 30), ("November", 30), ("February", 28)))
    good, bad = (
        f"{month} {last}, {issued.year // 4 * 4 + 5}",
        f"{month} {last + 3 - (last == 30) * 2}, {issued.year // 4 * 4 + 5}",
    )
    return f"The lease ends on {good}.", f"The lease ends on {bad}.", bad


def reversed_range(rng: random.Random, issued: datetime.date) -> Plant:
    """A range the wrong way about."""
    first = issued.year - rng.randint(5, 20)
    last = first + rng.randint(2, 4)
    return f"She was mayor from {first} to {last}.", f"She was mayor from {last} to {first}.", f"{last} to {first}"


def duration(rng: random.Random, issued: datetime.date) -> Plant:
    """A length that is not that of its range."""
    start, days = rng.randint(1, 12), rng.randint(3, 9)
    words = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    shape = f"The {{}}-day fair ran from June {start} to June {start + days - 1}, {issued.year - 1}."
    wrong = words[days + rng.choice((2, 3)) if days < 9 else days - 3]
    return shape.format(words[days]), shape.format(wrong), f"{wrong}-day"


def age(rng: random.Random, issued: datetime.date) -> Plant:
    """An age that the year of birth does not give."""
    years = rng.randint(25, 70)
    shape = f"Lena Voss, {{}}, was born in {issued.year - years}."
    wrong = years + rng.choice((-6, -4, 3, 7))
    return shape.format(years), shape.format(wrong), str(wrong)


def anniversary(rng: random.Random, issued: datetime.date) -> Plant:
    """The wrong number for the years since an event."""
    years = rng.choice((10, 15, 20, 30))
    shape = f"The town marked the {years}th anniversary of the {{}} flood."
    wrong = issued.year - years + rng.choice((-3, -2, 2))
    good = shape.format(issued.year - years)
    return good, shape.format(wrong), f"{years}th anniversary of the {wrong}"


def office(rng: random.Random, _issued: datetime.date) -> Plant:
    """A title long after its term."""
    day = datetime.date(2022, 11, 1) + datetime.timedelta(rng.randint(0, 300))
    late = datetime.date(2024, 8, 1) + datetime.timedelta(rng.randint(0, 300))
    shape = "Prime Minister Rishi Sunak said on {}, that he would act."
    return shape.format(long(day)), shape.format(long(late)), "Prime Minister Rishi Sunak"


def tense(rng: random.Random, issued: datetime.date) -> Plant:
    """What will happen on a day gone by."""
    before, after = issued - datetime.timedelta(rng.randint(3, 300)), issued + datetime.timedelta(rng.randint(3, 300))
    bad = f"will vote on {long(before)}"
    return f"The council will vote on {long(after)}.", f"The council {bad}.", bad


def relative(rng: random.Random, issued: datetime.date) -> Plant:
    """Yesterday beside another day."""
    good, wrong = issued - datetime.timedelta(1), issued - datetime.timedelta(rng.randint(2, 9))
    bad = f"yesterday, {wrong:%B} {wrong.day}"
    return f"The bus crashed yesterday, {good:%B} {good.day}.", f"The bus crashed {bad}.", bad


KINDS: dict[str, Callable[[random.Random, datetime.date], Plant]] = {
    "weekday-mismatch": weekday,
    "impossible-date": impossible,
    "reversed-range": reversed_range,
    "duration-mismatch": duration,
    "age-birth-mismatch": age,
    "anniversary-mismatch": anniversary,
    "office-holder-anachronism": office,
    "past-date-future-tense": tense,
    "relative-explicit-conflict": relative,
}


def articles(path: Path, count: int) -> Iterator[str]:
    """The first texts of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        for _, line in zip(range(count), lines, strict=False):
            yield json.loads(line)["text"]


def measure(texts: list[str], seed: int) -> dict[str, Score]:
    """Each article with each kind of error planted once."""
    rng = random.Random(seed)
    linter = Linter(select=["dates"])
    scores = {kind: Score() for kind in KINDS}
    for text in texts:
        issued = datetime.date(2024, 1, 20) + datetime.timedelta(rng.randint(0, 300))
        paragraphs = text.split("\n\n")
        at = rng.randint(1, len(paragraphs))
        for kind, plant in KINDS.items():
            good, bad, span = plant(rng, issued)
            rule = f"dates/{kind}"
            sound, faulty = ("\n\n".join([*paragraphs[:at], one, *paragraphs[at:]]) for one in (good, bad))
            before = sum(len(paragraph) + 2 for paragraph in paragraphs[:at])
            within = range(before, before + len(bad) + 1)
            hits = [one for one in linter.lint(faulty, published=issued) if one.rule == rule and one.start in within]
            noise = [one for one in linter.lint(sound, published=issued) if one.start in within]
            old = scores[kind]
            exact = any(one.text == span for one in hits)
            scores[kind] = Score(old.planted + 1, old.found + bool(hits), old.exact + exact, old.noisy + bool(noise))
    return scores


def main() -> None:
    """Print one line a kind."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    print(f"{'kind':28} recall  exact  sound flagged")
    for kind, score in measure(list(articles(arguments.articles, arguments.count)), arguments.seed).items():
        planted = max(score.planted, 1)
        print(f"{kind:28}  {score.found / planted:.2f}   {score.exact / planted:.2f}  {score.noisy / planted:.2f}")


if __name__ == "__main__":
    main()
