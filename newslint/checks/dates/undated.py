"""Time that hangs in the air: days without a year, words that count from a day nobody names, figures that read twice."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from newslint.analysis.date_values import month_days
from newslint.analysis.date_verbs import past_before
from newslint.analysis.date_words import MONTH, compiled
from newslint.analysis.dates import DateMention
from newslint.analysis.facts import Facts
from newslint.analysis.tense import hangs_on_past
from newslint.checks.base import Match
from newslint.checks.dates.common import Dated, dated_sentences, month_and_day, shown
from newslint.text import Span

__all__ = ["ambiguous_numeric", "relative_undated", "vague_recency", "yearless"]

#: Days that are names: of an event, or of a day that comes every year.
_NAMED = {(9, 11), (1, 6), (7, 4), (7, 7), (12, 25), (1, 1), (10, 7), (6, 4)}
_EVERY_YEAR = r"\b(?:every|each|annual|annually|yearly|holiday|anniversary|birthday|feast|usually|traditionally)\b"
_FAR = 183  # days from the issue beyond which a day needs its year
_NOT_STORY = frozenset({"byline", "dateline", "code", "caption"})


def yearless(facts: Facts) -> Iterator[Match]:
    """Days of a month without a year, where no day of issue tells it or where it lies far from the day of issue.

    A year named before it in the same paragraph is understood, and that of a day of the story weeks from it; each day is
    reported once.
    """
    seen: set[tuple[int, int]] = set()
    told: list[DateMention] = []
    paragraph, named = -1, False
    for dated in dated_sentences(facts):
        block = facts.document.block_at(dated.sentence.start)
        if block != paragraph:
            paragraph, named = block, False
        for mention in dated.dates:
            if mention.year is not None:
                named = True
                told += [mention] if mention.month is not None and mention.resolved is not None else []
            if named or not _lacks_year(mention) or facts.document.blocks[block].kind in _NOT_STORY:
                continue
            day = (mention.month or 0, mention.day or 0)
            if not compiled(MONTH).search(shown(facts, mention.span)):
                continue  # "noon" of a day told beside it, "5" of "June 3, 4 and 5"
            if day in seen or day in _NAMED or any(_is_near(mention, one) for one in told):
                continue
            if facts.in_quotation(mention.span.start) or compiled(_NAME_AFTER, 0).match(facts.prose, mention.span.end):
                continue
            if compiled(_EVERY_YEAR).search(facts.prose, dated.sentence.start, dated.sentence.end):
                continue
            if _unresolved(mention, dated, facts):
                seen.add(day)
                yield Match(mention.span)


#: What makes a day the name of something: "the 26th of July Movement".
_NAME_AFTER = (
    r"\s(?:Movement|Brigades?|Revolution|Square|Street|Avenue|Boulevard|Bridge|Stadium|Plot|Group|Commission|Agreements?|Accords?|Protocol|Coalition|Alliance"
    r"|Party|Committee|Memorial|Museum|Hospital|University|Award|Prize|Foundation|Airport|Park|Martyrs|Division|Army|Front)\b"
)
_SAME_STORY = 62  # days from a day with its year within which the reader takes a day without one to be of that year


def _is_near(mention: DateMention, told: DateMention) -> bool:
    """Whether a day without a year lies weeks from one that the story told with its year."""
    if told.resolved is None or told.year is None or mention.month is None or mention.day is None:
        return False
    day = min(mention.day, month_days(told.year, mention.month))
    days = (datetime.date(told.year, mention.month, day) - told.resolved[0]).days
    return abs(days) <= _SAME_STORY


def _lacks_year(mention: DateMention) -> bool:
    return mention.form == "yearless" and mention.day is not None and mention.year is None and not mention.fault


def _unresolved(mention: DateMention, dated: Dated, facts: Facts) -> bool:
    issue = facts.issue
    if not issue.stated:
        # A year later in the sentence may be its own.
        return not any(other.year is not None for other in dated.dates)
    if issue.day is None or mention.resolved is None:
        return False
    away = abs((mention.resolved[0] - issue.day).days)
    other = any(
        year.year is not None
        and year.month is None
        and abs(year.year - issue.day.year) > 1
        and year.span > mention.span
        for year in dated.dates
    )
    if away <= _FAR and not (other and mention.resolved[0].year != issue.day.year):
        return False
    return hangs_on_past(facts.prose, mention.span.start) or _hangs_on_deed(mention, dated, facts)


def _hangs_on_deed(mention: DateMention, dated: Dated, facts: Facts) -> bool:
    """Whether a day gone by hangs on a past verb over its object: “closed the baths on”."""
    issued = facts.issue.day
    gone = issued is not None and mention.resolved is not None and mention.resolved[0] < issued
    if not gone or not facts.prose.endswith("on ", 0, mention.span.start):
        return False
    tokens = facts.tokens
    return past_before(tokens, tokens.at(mention.span.start), tokens.at(dated.sentence.start)) is not None


_COMING = r"^(?:in\s)?(?:the\s)?(?:coming|next|upcoming)\b"


def relative_undated(facts: Facts) -> Iterator[Match]:
    """The first word of time that counts from the day of issue, in copy that does not tell that day; with a count."""
    if facts.issue.stated:
        return
    found = [mention for mention in facts.dates if _counts_from_issue(mention, facts)]
    if found:
        words = "expression counts" if len(found) == 1 else "expressions count"
        yield Match(
            found[0].span, fields={"sum": f"{len(found)} {words} from a day of issue that the copy does not tell"}
        )


def _counts_from_issue(mention: DateMention, facts: Facts) -> bool:
    if mention.kind not in ("date", "time") or mention.year is not None or mention.month is not None:
        return False
    if not _is_relative(mention, facts) or facts.in_quotation(mention.span.start):
        return False
    return facts.block_at(mention.span.start).kind not in ("byline", "code")


def _is_relative(mention: DateMention, facts: Facts) -> bool:
    offset = mention.offset
    if offset is not None:
        loose = offset.unit in ("decade", "century", "millennium")
        return offset.base == "issue" and not loose and shown(facts, mention.span).lower() != "today"
    if mention.weekday is not None:
        return mention.form == "relative"
    return mention.value == "FUTURE_REF" and bool(compiled(_COMING).search(shown(facts, mention.span)))


#: Words that tell a time by the day of reading. What makes another thing of them is passed: "at the moment of", "to date the
#: find", "so far as", "newly weds".
_VAGUE = (
    r"\b(?:(?:(?:more|most|very|only|quite|until|till)\s)?recently|lately|latterly|currently|nowadays|presently|(?:of|till|until)\slate(?=[,.;:)—–]|$|\s(?:the|an?|has|have|had|he|she|it|they|we|been|by|and|but|as|his|her|its|their)\b)"
    r"|(?:as\sof|until|till|up\sto|up\suntil|by|for|just|right)\snow|now"
    r"|(?:at|for\sthe)\spresent(?=[,.;:)]|$|\s(?!day|value|prices|tense|moment))|(?:at|for)\sthe\s(?:present\s)?(?:moment|present\stime|time\sbeing)(?!\s(?:of|when|that|in\swhich|he|she|they|it|the))"
    r"|at\sth(?:is|e\spresent)\s(?:time|point|moment|stage|juncture|writing)(?!\sof\s(?:the|year|day|night))|these\sdays|in\sthis\sday\sand\sage"
    r"|(?:not\s(?:so\s|too\s|very\s|all\sthat\s)?long|a\s(?:(?:short|little|brief)\s)?while|some\stime|a\sshort\stime)\sago|the\sother\s(?:day|week|night)"
    r"|recent\s(?:days|weeks|months|years|times|decades|past|seasons|history)"
    r"|the\s(?:last|past)\s(?:few|several|couple\sof)\s(?:hours|days|weeks|months|years|decades)"
    r"|newly(?!\s?-?wed)\s(?:[a-z]+(?:ed|wn|ght|ilt|rn|ade|ound|und|osen|itten|orn|en)|rich|free|independent|single)|newly-[a-z]+|ongoing|on-going"
    r"|to\sdate(?=[,.;:)—–]|$|\s(?:has|have|had|is|are|and|but|by|with|of|only|no|in)\b)"
    r"|(?<!gone\s)(?<!went\s)(?<!goes\s)(?<!go\s)(?<!going\s)(?:so|thus)\sfar(?=[,.;:)—–]|$|\s(?:this|has|have|had|been|in|only|no|not|he|she|they|it|the|[\d]+)\b))"
    r"(?![\w-]|['’](?!s\b))"
)


def vague_recency(facts: Facts) -> Iterator[Match]:
    """Recently, currently, of late, in recent weeks: words that go stale."""
    for found in compiled(_VAGUE).finditer(facts.prose):
        sentence = facts.sentence_at(found.start())
        words = found[0] if sentence is None or found.start() > sentence.start else found[0][1:]
        if words == words.lower():  # no name: "the Recent History Museum"
            yield Match(Span(*found.span()))


_WORD_BEFORE = r"[A-Za-z,(]\s?$"
_A_NAME = r"0?9/11/(?:20)?01"  # nobody reads it as a day of November
_NUMBER_AFTER = r"^\s*\d|^\s\s"


def ambiguous_numeric(facts: Facts) -> Iterator[Match]:
    """Dates in figures that read as month and day and as day and month; each once, and none in a table."""
    ambiguous = [mention for mention in facts.dates if mention.form == "numeric-ambiguous"]
    if not ambiguous:
        return
    seen: set[str] = set()
    for mention in ambiguous:
        text = shown(facts, mention.span)
        before = facts.prose[max(0, mention.span.start - 2) : mention.span.start]
        after = facts.prose[mention.span.end : mention.span.end + 3]
        if compiled(_A_NAME).fullmatch(text):
            continue
        if text in seen or not compiled(_WORD_BEFORE).search(before) or compiled(_NUMBER_AFTER).match(after):
            continue
        seen.add(text)
        first, second = (int(part) for part in compiled(r"\d+").findall(text)[:2])
        yield Match(mention.span, fields={"sum": f"{month_and_day(first, second)} or {month_and_day(second, first)}"})
