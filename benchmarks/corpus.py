"""Articles to measure with: made from our own sentences by a seeded generator, or read from a JSON Lines file."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

FIRST = [
    "Ana",
    "Tom",
    "Dana",
    "Lena",
    "Dee",
    "Idris",
    "Mary-Jo",
    "Ruth",
    "Omar",
    "Petra",
    "Sol",
    "Wen",
    "Ingrid",
    "Paulo",
    "Nadia",
    "Kofi",
]
LAST = [
    "Ruiz",
    "Bell",
    "Ortiz",
    "Voss",
    "Park",
    "Hale",
    "O'Dowd",
    "Quist",
    "Nakamura",
    "Adeyemi",
    "Lindqvist",
    "Prior",
    "Tamm",
    "Castell",
    "Brandt",
    "Mwangi",
]
ROLES = [
    "Mayor {name}",
    "{name}, who runs the yard",
    "Chief {name}",
    "{name} of the harbour office",
    "Councillor {name}",
    "{name}, 47, a teacher",
    "the union’s lawyer, {name}",
    "Dr. {name}",
]
DAYS = [
    "Monday, June 2, 2025",
    "March 4, 2025",
    "July 1, 2024",
    "Tuesday",
    "Sept. 9",
    "the third quarter of 2023",
    "2019",
]
THINGS = [
    "the harbour",
    "the school on Dock Street",
    "the ferry terminal",
    "the old market hall",
    "the bus depot",
    "the levee",
]
ACTS = [
    "would close for repairs",
    "had cost more than planned",
    "was sold in a closed meeting",
    "would open on Monday, June 2, 2025",
    "had lost money for nine years",
    "had drawn {number},400 visitors by {day}",
]
CLEAN = [
    "{who} said {thing} {act}.",
    "“We looked at every plan for {thing},” {short} told the council. “This one held.”",
    "The council voted 7-2 on {day} to keep {thing} open until September.",
    "{thing_} {act}, according to the minutes of the meeting on March 4, 2025.",
    "Work on {thing} began on July 1, 2024, the transport department's records show.",
    "The contract, published on the city's website, https://www.example.org/contracts/{number}, puts the price at ${number}.2 million.",
    "{short} did not say when the report on {thing} would be ready, but added that copies had been sent to all nine members.",
    "About {number} people came to the hearing at 9 a.m. {day}; most of them live near {thing}.",
    "In a letter to {who}, the auditor called the sums for {thing} “sound, if late” and asked for the rest by {day}.",
    "“It was never ‘a secret’,” said {who}. “Ask anyone who was in that room in {day}.”",
    "From {day} on, buses stop at {thing} every {number} minutes between 6:15 a.m. and midnight.",
    "The fund paid {number} percent of the bill for {thing}, its yearly report (www.example.com/report.pdf) says.",
    "{who} and {short2} met twice, on {day} and again two weeks later, to settle who pays for {thing}.",
    "Nobody was hurt when a wall of {thing} fell at about 10 p.m. on {day}, the fire service said.",
]
FAULTY = [
    "Critics argue that the plan for {thing} could potentially fail.",
    "The sale of {thing} has sparked controversy and raised questions about the mayor's role.",
    "Unfortunately, {thing} {act}, and growing concerns remain.",
    "{short} has been accused of hiding a second bid for {thing}.",
    "Studies show that such sales cost a third of the jobs, and only time will tell.",
    "The meeting is on Friday, March 4, 2025, and reportedly many fear the worst for {thing}.",
]


def made(size: int, seed: int = 1, faulty: float = 0.08) -> str:
    """An article of at least `size` characters; a share `faulty` of its sentences has faults."""
    rng = random.Random(seed)
    paragraphs = [f"Council Votes on {rng.choice(THINGS).title()}", "By Jo Hale | March 5, 2025"]
    length = sum(map(len, paragraphs))
    while length < size:
        paragraph = " ".join(_sentence(rng, faulty) for _ in range(rng.randint(1, 4)))
        paragraphs.append(paragraph)
        length += len(paragraph) + 2
    return "\n\n".join(paragraphs) + "\n"


def _sentence(rng: random.Random, faulty: float) -> str:
    last, thing, number, day = rng.choice(LAST), rng.choice(THINGS), rng.randint(3, 96), rng.choice(DAYS)
    form = rng.choice(FAULTY if rng.random() < faulty else CLEAN)
    return form.format(
        who=rng.choice(ROLES).format(name=f"{rng.choice(FIRST)} {last}"),
        short=last,
        short2=rng.choice(LAST),
        thing=thing,
        thing_=thing[0].upper() + thing[1:],
        act=rng.choice(ACTS).format(number=number, day=day),
        number=number,
        day=day,
    )


def articles(source: Path | None, total: int) -> Iterator[str]:
    """Articles of `total` characters in all: the `text` of a JSON Lines file, or made ones of about 4,000 each."""
    size = 0
    if source is None:
        for seed in range(1, total):
            if size >= total:
                return
            text = made(4_000, seed)
            size += len(text)
            yield text
        return
    with source.open(encoding="utf-8") as lines:
        for line in lines:
            if size >= total:
                return
            text = json.loads(line)["text"]
            size += len(text)
            yield text
