"""Whom a source stands for: pronouns, surnames, roles and short names lead back to the first full mention."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

import newslint.analysis.lexicon as lx
from newslint.analysis.full_names import full_names
from newslint.analysis.joined import parts_of
from newslint.analysis.phrases import Range, is_finite
from newslint.analysis.sources import Source, head_of, is_company, source_of, stem_of
from newslint.text import Span

if TYPE_CHECKING:
    from newslint.analysis.facts import Facts

__all__ = ["Speakers"]

_HE = re.compile(
    r"\b(?:Mr|Sir|Lord|King|Prince|[Cc]hairman|[Ss]pokesman|[Cc]ongressman|[Cc]ouncilman|[Bb]usinessman)\b"
)
_SHE = re.compile(
    r"\b(?:Mrs|Ms|Miss|Dame|Lady|Queen|Princess|[Cc]hairwoman|[Ss]pokeswoman|[Cc]ongresswoman|[Cc]ouncilwoman)\b"
)
_PERSONAL = {"he": "he", "his": "he", "him": "he", "she": "she", "her": "she"}
#: Nouns that call a company again, and those that call another body again.
_COMPANY_NOUNS = ("company", "firm", "corporation", "concern")
_OFFICE_NOUNS = ("agency", "organisation", "organization", "body", "bureau", "association", "institute")
#: How many tokens of a sentence are looked at for names, so that no text costs more than its length.
_WITHIN = 60
#: How many sentences back a pronoun may reach.
_REACH = 4


#: Verbs after `who` that tell when and how somebody spoke, and not who it is.
_ON_OCCASION = frozenset(("spoke", "speaking", "reached", "contacted", "declined", "asked", "talked", "phoned"))


class Speakers:
    """The sources of a document as they come up."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._prose = facts.prose
        self._tokens = facts.tokens
        self._known: dict[str, Source] = {}
        self._by_head: dict[str, Source] = {}
        self._gender: dict[str, str] = {}
        self._people: list[tuple[int, Source]] = []
        self._group: tuple[int, Source] | None = None
        #: Who is named in a sentence, by its index.
        self._named: dict[int, list[Range]] = {}
        #: Those last named together, and in which sentence.
        self._pair: tuple[int, tuple[Source, ...]] | None = None
        #: The body last named that a noun may call again: `the company`.
        self._last_body: dict[str, Source] = {}
        self._names: tuple[list[int], list[Span], dict[str, Span]] | None = None

    def resolve(self, phrase: Range) -> tuple[Source, ...]:
        """The source that a noun phrase stands for, and those named beside it."""
        first, last = phrase
        sentence = self._facts.sentence_index(self._tokens.starts[first]) or 0
        if first == last:
            if self._pair and sentence - self._pair[0] <= 1 and self._tokens.words[first] in ("they", "both"):
                return self._pair[1]
            return (self._resolved(phrase, sentence),)
        parts = parts_of(self._tokens, phrase, self._prose, self._known)
        if len(parts) == 1:
            self._pair = None
            return (self._resolved(phrase, sentence),)
        self._pair = sentence, tuple([self._resolved(part, sentence) for part in parts])
        return self._pair[1]

    def _resolved(self, phrase: Range, sentence: int) -> Source:
        tokens = self._tokens
        first, last = phrase
        word = tokens.words[first]
        if first == last and tokens.bits[first] & (lx.PRONOUN | lx.WH | lx.POSSESSIVE | lx.OBJECT):
            found = self._pronoun(word, tokens.starts[first], sentence)
            if found is None:
                return source_of(tokens, first, last, self._prose)
        else:
            found = self._registered(first, last)
        self._noted(found, sentence)
        return found

    def all(self) -> tuple[Source, ...]:
        """The sources in order of first mention."""
        return tuple(sorted(dict.fromkeys(self._known.values()), key=lambda source: source.span))

    def _noted(self, source: Source, sentence: int) -> None:
        if source.kind == "person" or (source.kind == "role" and source.grade in ("described", "anonymous")):
            self._people.append((sentence, source))
        if source.kind in ("organisation", "document") or source.name.endswith("s"):
            self._group = sentence, source
        if source.grade == "organisation" and source.kind == "organisation" and source.name[:1].isupper():
            for noun in _COMPANY_NOUNS if is_company(source) else _OFFICE_NOUNS:
                self._last_body[noun] = source

    def _pronoun(self, word: str, offset: int, sentence: int) -> Source | None:
        gender = _PERSONAL.get(word)
        if gender is not None:
            found = self._last_person(gender, offset, sentence)
            if found is not None and found.kind == "person":
                self._gender.setdefault(found.name, gender)
            return found
        if (
            word in ("it", "its", "they", "their", "which", "them")
            and self._group
            and sentence - self._group[0] <= _REACH
        ):
            return self._group[1]
        if word in ("they", "their", "who", "them") and self._people and sentence - self._people[-1][0] <= _REACH:
            return self._people[-1][1]
        return None

    def _last_person(self, gender: str, offset: int, sentence: int) -> Source | None:
        """The person of the last attribution, or, where that lies back, whom the sentence before is about."""
        recent = (one for one in reversed(self._people[-6:]) if self._fits(one[1], gender))
        last = next(recent, None)
        if last is not None and sentence - last[0] <= 1:
            return last[1]
        nearby = self._nearby(gender, offset, sentence)
        if nearby is not None:
            return nearby
        return last[1] if last is not None and sentence - last[0] <= _REACH else None

    def _fits(self, source: Source, gender: str) -> bool:
        if source.kind == "role" and source.role is None and source.grade != "anonymous":
            return False
        return self._gender.get(source.name, gender) == gender

    def _nearby(self, gender: str, offset: int, sentence: int) -> Source | None:
        """The first person named in the nearest sentence before, of the same paragraph or the last."""
        for index in range(sentence, max(sentence - 3, -1), -1):
            named = self._named.get(index)
            if named is None:
                named = self._named[index] = list(self._named_in(*self._facts.sentences[index]))
            for first, last in named:
                if self._tokens.starts[first] >= offset:
                    break
                if source_of(self._tokens, first, last, self._prose).kind == "person":
                    found = self._registered(first, last)
                    if found.kind == "person" and self._fits(found, gender):
                        return found
        return None

    def _named_in(self, low: int, high: int) -> Iterator[Range]:
        """The full names in a stretch of prose, and the surnames of those named in full somewhere."""
        starts, spans, surnames = self._index()
        tokens = self._tokens
        at = tokens.at(low)
        stop = min(tokens.at(high), at + _WITHIN)
        while at < stop:
            if tokens.bits[at] & lx.CAPITAL:
                number = bisect_left(starts, tokens.starts[at])
                if number < len(starts) and starts[number] == tokens.starts[at]:
                    last = tokens.at(spans[number].end) - 1
                    yield at, last
                    at = last
                elif tokens.words[at] in surnames and self._alone(at):
                    yield at, at
            at += 1

    def _alone(self, at: int) -> bool:
        """Whether a capital is no part of a longer name and owns nothing: not in `FA Cup`, not in `Ruiz's`."""
        words, bits = self._tokens.words, self._tokens.bits
        after = at + 1
        if after < len(words) and (words[after] == "'s" or bits[after] & lx.CAPITAL):
            return False
        return not (at and bits[at - 1] & lx.CAPITAL and not bits[at - 1] & (lx.TITLE | lx.CLOSED))

    def _registered(self, first: int, last: int) -> Source:
        new = source_of(self._tokens, first, last, self._prose)
        if new.kind == "role":
            name = self._name_put_in(last)
            if name is not None:  # "Its secretary, Piet Aalto, said"
                first, last = name
                person = source_of(self._tokens, first, last, self._prose)
                new = person._replace(role=person.role or new.name) if person.kind == "person" else new
        key = self._key(new, first, last)
        known = self._known.get(key)
        if known is not None:
            return known
        known = self._called_again(new, key, first, last)
        if known is not None:
            return known
        if new.kind == "person":
            new = self._full(new, key)
            known = self._known.get(new.name.casefold())
            if known is not None:
                self._known[key] = known
                return known
            self._known[new.name.casefold()] = new
            self._note_gender(new)
        self._known[key] = new
        self._note_heads(new, first, last)
        return new

    def _called_again(self, new: Source, key: str, first: int, last: int) -> Source | None:
        """The source that a definite noun phrase calls again: `the mayor`, `the company`."""
        if self._tokens.words[first] not in ("the", "this", "his", "her", "that"):
            return None
        known = self._by_head.get(key)
        if known is None and new.kind == "organisation" and last == first + 1:
            return self._last_body.get(self._tokens.words[last])
        return known

    def _name_put_in(self, last: int) -> Range | None:
        """The name between commas after a role."""
        words, bits = self._tokens.words, self._tokens.bits
        if last + 3 >= len(words) or words[last + 1] != ",":
            return None
        stop = last + 2
        while stop < min(len(words), last + 8) and bits[stop] & lx.CAPITAL and not bits[stop] & (lx.CLOSED | lx.QUOTED):
            stop += 1
        whole = stop - last >= 4 and stop < len(words) and words[stop] == ","
        return (last + 2, stop - 1) if whole else None

    def _key(self, source: Source, first: int, last: int) -> str:
        if source.kind == "person":
            return self._tokens.words[head_of(self._tokens, first, last)]
        if source.kind == "organisation" and source.grade == "organisation":
            return source.name.casefold().removeprefix("the ")
        if source.kind in ("role", "document") and self._tokens.words[first] in ("the", "this", "that"):
            return "the " + self._tokens.words[head_of(self._tokens, first, last)]
        return source.name.casefold()

    def _full(self, source: Source, surname: str) -> Source:
        """The source of a surname with the full name of its first mention, and its role there."""
        first_mention = self._index()[2].get(surname)
        if first_mention is None or (first_mention.start > source.span.start and " " in source.name):
            first_mention = source.span
        begin = self._tokens.at(first_mention.start)
        end = self._tokens.at(first_mention.end) - 1
        full = source if first_mention.overlaps(source.span) else source_of(self._tokens, begin, end, self._prose)
        if full.kind != "person" or " " not in full.name:
            full = source
        role = full.role or self._role_before(begin) or self._role_after(end) or source.role
        return full._replace(role=role, grade="named")

    def _role_before(self, begin: int) -> str | None:
        """`party chairman Ana Ruiz`: the words of a role right before the name."""
        tokens = self._tokens
        j = begin - 1
        while (
            j >= 0
            and tokens.bits[j] & lx.WORD
            and not tokens.bits[j] & (lx.CLOSED | lx.PAST | lx.QUOTED)
            and begin - j < 6
        ):
            j -= 1
        own = range(j + 1, begin)
        if not any(tokens.bits[k] & (lx.HUMAN | lx.TITLE) for k in own):
            return None
        return self._prose[tokens.starts[own[0]] : tokens.ends[begin - 1]]

    def _role_after(self, end: int) -> str | None:
        """`Ana Ruiz, the mayor,` or `Ana Ruiz, who lives next door,`."""
        tokens = self._tokens
        if end + 2 >= len(tokens) or tokens.words[end + 1] not in (",", "(", "of", "—"):
            return None
        if tokens.words[end + 1] == "of":
            return None
        stop = end + 2
        limit = min(len(tokens), end + 26)
        while (
            stop < limit and tokens.words[stop] not in (",", ")", ".", ";", "—") and not tokens.bits[stop] & lx.QUOTED
        ):
            stop += 1
        own = range(end + 2, stop)
        if not own or (
            tokens.bits[own[0]] & (lx.AUX | lx.ING | lx.AND | lx.PREPOSITION | lx.PRONOUN)
            and tokens.words[own[0]] != "who"
        ):
            return None
        if tokens.words[own[0]] == "who" and any(tokens.words[k] in _ON_OCCASION for k in own[1:3]):
            return None  # "Ruiz, who spoke on Friday,"
        if tokens.words[own[0]] not in ("who", "whose") and any(is_finite(tokens, k) for k in own[1:]):
            return None  # "As told by Ruiz, the bridge is shut"
        telling = (
            tokens.words[own[0]] in ("who", "a", "an", "the", "his", "her", "whose")
            or any(tokens.bits[k] & (lx.HUMAN | lx.TITLE) for k in own)
            or tokens.words[end + 1] == "("
            or "-" in tokens.words[own[0]]
        )
        return self._prose[tokens.starts[own[0]] : tokens.ends[own[-1]]] if telling else None

    def _note_gender(self, source: Source) -> None:
        near = self._prose[max(source.span.start - 20, 0) : source.span.end] + " " + (source.role or "")
        if _SHE.search(near):
            self._gender[source.name] = "she"
        elif _HE.search(near):
            self._gender[source.name] = "he"

    def _note_heads(self, source: Source, first: int, last: int) -> None:
        """By which nouns a definite phrase can call a source again: `the mayor`, `the ministry`, `the report`."""
        words = (
            (source.role or "").casefold().split()
            if source.kind == "person"
            else [self._tokens.words[head_of(self._tokens, first, last)]]
        )
        for word in words:
            self._by_head["the " + word.strip(",.")] = source
        if source.kind == "organisation":
            name = source.name.casefold().removeprefix("the ")
            stem = stem_of(name)
            if stem != name and stem not in self._index()[2]:
                self._known.setdefault(stem, source)  # "Kestrel Inc" comes up again as "Kestrel"
            for word in name.split():
                self._by_head["the " + word] = source
                self._by_head[word] = source
            initials = "".join(word[0] for word in name.split() if word not in ("of", "the", "and", "for"))
            if len(initials) >= 3:
                self._known.setdefault(initials, source)

    def _index(self) -> tuple[list[int], list[Span], dict[str, Span]]:
        """The full names of the document: where they start, their spans, and the first one of each surname."""
        if self._names is None:
            spans = full_names(self._prose)
            first: dict[str, Span] = {}
            for span in spans:
                surname = self._prose[span.start : span.end].rsplit(" ", 1)[-1].replace("’", "'").lower()
                first.setdefault(surname, span)
            self._names = [span.start for span in spans], spans, first
        return self._names
