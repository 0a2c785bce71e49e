"""Anniversaries and birthdays: the n-th year of an event, where the year it counts from makes it another."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from newslint.analysis.date_words import ORDINAL, compiled, ordinal_value
from newslint.analysis.facts import Facts
from newslint.checks.base import Match
from newslint.checks.dates.births import births
from newslint.checks.dates.common import Dated, dated_sentences, dates_in, explicit, number, plural
from newslint.checks.dates.lengths import ABOUT, LENGTH, Length, length_of
from newslint.text import Sentence, Span

__all__ = ["anniversary_mismatch"]

_NTH = (
    rf"(?P<nth>\d{{3}}th|\d{{1,2}}(?:st|nd|rd|th)|{ORDINAL}|(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)(?:y|ie)(?:th|-fifth)|hundredth"
    r"|(?P<years>\d{1,3}|five|ten|fifteen|twenty|twenty-five|thirty|forty|fifty|sixty|seventy|hundred)[-\s]years?)"
)
_JUBILEE = r"(?:tin|silver|ruby|golden|diamond|platinum)\sjubilee"
_NAMES = (
    r"(?:bi|ter|tri|sesqui|quater|quin|quatri|semiquin|quasqui|demi|semi)?(?:-?centenary|-?centennial)(?:\s(?:anniversary|year))?"
    rf"|half-centenary|{_JUBILEE}|millenary"
)
_YEAR = r"(?P<year>1[4-9]\d\d|20\d\d)(?![\d-]|[–/]\d|s\b)"
_ANNIVERSARY = (
    rf"(?<![\w-])(?:{_NTH}\s(?:(?:wedding|founding|birth)\s)?(?P<word>anniversary|birthday)\b"
    rf"|(?P<hundreds>{_NAMES})\b(?!\s(?:hall|park|square|bridge|tower|stadium|line|trail)\b)"
    r"|(?P<jewel>silver|pearl|ruby|golden|diamond|platinum)\swedding(?:\sanniversary)?\b(?!\sof)"
    rf"|(?P<hails>(?:celebrat(?:es?|ing)|mark(?:s|ing))\s)?{ABOUT}(?P<since>{LENGTH})(?P<exact>\sto\sthe\s(?:day|week|month|year))?"
    r"(?:(?=\ssince\s|\safter\sthe\s[12]\d{3}\s)|(?(hails)(?=[,.;]|\s(?:in\sbusiness|this|on|with)\b|$)|(?!)))"
    r"|\bturns\s(?P<turns>\d{2,3})(?=\s(?:this|next|in|on)\b))"
)
#: From the anniversary to its year: "of the 2013 flood", "of his death in 1955", "of the storming on July 14, 1789".
_OF_YEAR = (
    r"\s(?:of|since|after)\s(?:(?:the|its|his|her|their|a)\s(?:[\w-]+[’']s?\s)?|[A-Z][\w-]+[’']s?\s)(?:[A-Z][a-z]+\.?\s\d{1,2},?\s"
    r"|\d{1,2}\s[A-Z][a-z]+\s|[A-Z]?[a-z]+\s(?=[1-2]\d{3}\s))?"
    rf"{_YEAR}"
)
_DAY_OF_YEAR = rf"(?:early\s|late\s)?(?:[A-Z][a-z]+\.?\s\d{{1,2}},?\s|\d{{1,2}}\s[A-Z][a-z]+\s|[A-Z][a-z]+\s)?{_YEAR}"
#: After a year that nothing hangs on: neither "1969 and 1970" nor "1969 Detroit".
_YEAR_ENDS = r"(?=[,.;)—–]|\s[—–]|\s(?!(?:and|or|to)\b|(?-i:[A-Z])|\d)|$)"
_IN_YEAR = (
    r"\s(?:of|since)\s(?:(?!and\b|but\b|next\b|this\b|last\b|which\b|who\b|that\b)[\w’'.-]+\s){0,8}?(?!(?:and|but|next|this|last|which|who|that)\b)[\w’'.-]+,?\s"
    rf"(?:(?:in|on|of)\s{_DAY_OF_YEAR}{_YEAR_ENDS}|\((?P<within>1[4-9]\d\d|20\d\d)\))"
)
#: The event and, in a clause of its own, its year: "of the flood, which struck in 1969".
_WHICH_YEAR = (
    r"\sof\s(?:[\w’'-]+\s){0,5}[\w’'-]+,?\s(?:which|that|when)\s(?!will\b|is\b|are\b)(?:[\w’'-]+\s){1,6}?(?:in|on)\s"
    rf"{_DAY_OF_YEAR}(?=[,.;)]|\s(?:and|with|by|at|when|is|was|will)\b|$)"
)
#: A year of beginning elsewhere in the sentence: "founded in 1985", "since opening in 1994".
_BEGAN = (
    r"\b(?:founded|established|signed|held|married|published|launched|opened|formed|created|started|began|incorporated|born|married|wed|built|released"
    rf"|crowned|opening|founding|debut(?:ed)?|premiered|inaugurated|set\sup|in\sbusiness|dat(?:es|ing)\sback|begun)\s(?:(?!and\b|but\b|who\b|which\b|when\b|after\b|before\b)[\w’'.-]+\s){{0,5}}?(?:in|to|since|on)\s{_DAY_OF_YEAR}"
)
_SIGNED = rf"\sof\s(?:the|its|his|her|their|a)\s(?:[\w’'-]+\s){{0,5}}[\w’'-]+,\s(?:[a-z]+\s)?(?:signed|held|founded|opened|built|launched|agreed|adopted|released|recorded|published|written|formed|issued|unveiled|made)\s(?:in|on)\s(?:[A-Z][a-z]+\s(?:\d{{1,2}},\s)?|\d{{1,2}}\s[A-Z][a-z]+\s)?{_YEAR}"
_FOUNDED = (
    r"(?:was|were)\s(?:first\s)?(?:founded|established|opened|built|formed|created|launched|set\sup|held|married)"
)
#: The sentence after an anniversary, or before it, that tells the year alone: "It was founded in 1919."
_IT_BEGAN = rf"(?P<near>x)?[ ](?:It|They|The\s[a-z]+)\s{_FOUNDED}\s(?:[a-z]+\s){{0,2}}?in\s(?:[A-Z][a-z]+\s)?{_YEAR}(?=[.,]|\s(?:by|with|as)\b)"
_BEGAN_BEFORE = rf"(?P<near>x)?\b(?:[Tt]he\s|[A-Z])[\w’'\s-]{{1,50}}\s{_FOUNDED}\sin\s(?:[A-Z][a-z]+\s)?{_YEAR}\.\s$"
#: The year of what has the anniversary: "the 1945 liberation on its 75th anniversary".
_KNOWN_YEAR = r"(?P<near>x)?(?P<within>x)?\bthe\s(?P<year>1[4-9]\d\d|20\d\d)\s[a-z]+(?:\s[a-z]+)?\s(?:on|at|with|for|around|ahead\sof|before)\s(?:its|their|the)\s$"
#: The same told of who began it: "She founded the business in her garage in 2010."
_STARTED_BEFORE = (
    r"(?P<near>x)?\b(?:founded|established|set\sup|launched|opened|started)\s(?:the|an?|his|her|its|their)\s(?:[a-z’'-]+\s){1,6}in\s(?:[A-Z][a-z]+\s)?"
    rf"{_YEAR}\.\s$"
)
_AGAIN = r"(?:In\s(?:[A-Z][a-z]+\s)?(?:1[4-9]|20)\d\d,?\s(?:it|they|the\s[a-z]+)|It|They|The\s[a-z]+)\s"
_LEADS = r",|\s(?:it|they|the\s[a-z]+)\s(?:marked|celebrated|observed|held)\b"
_REACH = 90
_OWN = r"\b(?:its|their|his|her|the\s(?:company|group|school|club|festival|show|band)[’']s)\s$"
#: The anniversary is that of the year of issue.
_NOW = (
    r"\b(?:gather(?:s|ed|ing)?|turned\sout|lined|attend(?:s|ed|ing)|remember(?:s|ed|ing)|toast(?:s|ed|ing)|laid|lays|paid\stribute|held|holds|mourn(?:s|ed|ing)|marks?|marking|celebrat(?:es?|ing|ions?)|observ(?:es?|ing)|commemorat(?:es?|ing|ions?)|honou?r(?:s|ing)?"
    r"|this\s(?:year|month|week|weekend|spring|summer|autumn|fall|winter)|(?:last|next)\s(?:week|month|weekend)|passed|has\sbeen|(?:was|were)\s(?:marked|celebrated|observed|commemorated)|today|yesterday|tomorrow|ahead\sof|approaches|approaching|nears?|nearing|opens?|begins?|starts?|hosts?|hosting|stages?|staging|plans?|prepar(?:es?|ing)|publish(?:es|ing)|issu(?:es|ing)|unveil(?:s|ing)|coincid\w+|is|are|falls|comes|will|eve\sof"
    r"|reach(?:es|ing)?|turns|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_MARKED = r"\b(?:marked|celebrated|observed|commemorated|honou?red)\s(?:the\s|its\s|their\s|his\s|her\s)?$"
#: The year of another anniversary: "in 2015", right after it or its base, or at the head of its sentence.
_THEN = r"(?:\bIn\s(?:[A-Z][a-z]+\s)?|(?<=\s)in\s(?:[A-Z][a-z]+\s)?)(?P<year>1[4-9]\d\d|20\d\d)(?=[,.;)]|\s(?:with|by|at|when|it|they|the)\b|$)"
#: Words by which it is that of another year: right before it, or after it.
_OTHER_BEFORE = (
    r"\b(?:next|last|previous|coming|following|earlier|upcoming|had|would|planned|plans?|until|nearly|almost|about"
    r"|approximately|belated|delayed|then|when|before|years?\s(?:after|before))\b"
)
_OTHER_AFTER = (
    r"\b(?:(?:next|last|previous|following|coming)\s(?:year|season|spring|summer|autumn|fall|winter|[A-Z][a-z]+)"
    r"|years?\s(?:ago|earlier|later)|two\syears)\b"
)
#: Before “thirty years since”, what makes it a count up to now, which `elapsed_mismatch` reads.
_COUNTED = rf"\b(?:it(?:\sis|[’']s|\shas)(?:\s[a-z]+)?(?:\sbeen)?|in\sthe)\s{ABOUT}$"
#: Without one of these there is no anniversary. A literal that leads a regex is what lets most prose be passed over.
_SIGNS = (
    "anniversary", r"[nrdy]\swedding", r"its\s[\w-]+\sbirthday", "centen", "centin", "jubilee", r"years\s(?:since|after\sthe\s[12])", r"decades?\ssince\s",
    r"centur(?:y|ies)\ssince\s", r"\sto\sthe\s[a-z]+\ssince\s", r"turns\s\d", r"elebrat(?:es|ing)\s\w+\s(?:year|decade)",
    r"mark(?:s|ing)\s\w+\s(?:year|decade)",
)  # fmt: skip
_CLAUSE_OPENS = r"[;—(]|,\s(?=(?:which|who|now|an?|[a-z]+ing|[a-z]+ed|held|set|built|born|wed)\s)"
_CLAUSE_ENDS = r"[,;—)]"
_CLAUSE = 40  # how far about an anniversary and its year its verb may stand
_GOVERNS = 28  # how far before it a word that makes it another year's
_TO_DAY = 6  # from a birthday to its date: " on "
_BIRTHDAY = rf"(?<![\w-]){_NTH}\s(?P<word>birthday)\b"


def anniversary_mismatch(facts: Facts) -> Iterator[Match]:
    """The n-th anniversary of an event of a year, the n-th birthday of somebody born in one, where n is another."""
    prose = facts.prose
    if facts.issue.day is not None:
        yield from _editions(facts, facts.issue.day.year)
    signed = facts.issue.day is not None and any(compiled(sign, 0).search(prose) for sign in _SIGNS)
    if signed or "anniversary" in prose:
        for found in compiled(_ANNIVERSARY).finditer(prose):
            yield from _anniversary(facts, found, facts.issue.day)
    if "birthday" in prose:
        for dated in dated_sentences(facts):
            yield from _birthdays(dated, facts)


def _anniversary(facts: Facts, found: re.Match[str], issued: datetime.date | None) -> Iterator[Match]:
    sentence = facts.sentence_at(found.start())
    if found["word"] == "birthday" and not facts.prose.endswith("its ", 0, found.start()):
        return  # somebody's, which `_birthdays` reads
    start = next((found.start(name) for name in ("turns", "since") if found[name]), found.start())
    if sentence is None or (found["since"] and compiled(_COUNTED).search(facts.prose, sentence.start, start)):
        return
    base = _base(facts.prose, found, sentence)
    nth = _value(found)
    if base is None or nth is None:
        return
    first = _year_of(base)
    clause = _clause(facts.prose, min(base.start(), found.start()), max(base.end(), found.end()), sentence)
    if found["exact"]:
        clause = Span(sentence.start, sentence.end)
    others = {int(year) for year in compiled(r"\b(?:1[4-9]|20)\d\d\b").findall(facts.prose, clause.start, clause.end)}
    others -= {first, issued.year if issued else first}
    if issued and not others and _is_now(facts, found, clause):
        marked, slack = issued.year, (issued.month <= 2, issued.month >= 11)
    elif (then := _then(facts.prose, found, base, sentence)) and others <= {then}:
        marked, slack = then, (False, False)
    elif issued and not others and (step := _other_year(facts.prose, found, clause)):
        marked, slack = issued.year + step, (False, False)
    elif not others and (year := _year_beside(facts, found)):
        marked, slack = year, (False, False)
    else:
        return
    years = marked - first
    if years < 0 or any(nth.allows(one, 0) for one in range(years - slack[0], years + slack[1] + 1)):
        return
    stop = base.end("year") if base["near"] is not None and base.start() == found.end() else found.end()
    told = f"{first} to {marked} is {plural(years, 'year')}, not {nth.told}"
    yield Match(Span(start, stop), fields={"sum": told})


def _year_of(base: re.Match[str]) -> int:
    return int(base["year"] or base["within"])


def _clause(prose: str, start: int, end: int, sentence: Sentence) -> Span:
    """What an anniversary and its year stand in: the clause between commas that holds both, or what is near."""
    first, last = max(sentence.start, start - _CLAUSE), min(sentence.end, end + _CLAUSE)
    opens = (one.end() for one in compiled(_CLAUSE_OPENS, re.ASCII).finditer(prose, first, last))
    opened = [at for at in opens if at <= start]
    if not opened:
        return Span(first, last)
    closed = compiled(_CLAUSE_ENDS).search(prose, end, last)
    return Span(opened[-1], closed.start() if closed else last)


_OTHER_YEAR = r"\s(?:early\s|late\s|later\s)?(?P<which>next|last)\syear\b"
_WILL_MARK = r"\b(?:(?:will|to|would)\s(?:mark|celebrate|observe|commemorate|have)|marks|celebrates)\s(?:the\s|its\s|their\s|his\s|her\s)?$"
_DID_MARK = r"\b(?:marked|celebrated|observed|commemorated|had)\s(?:the\s|its\s|their\s|his\s|her\s)?$"
_YEAR_MARKS = (
    r"\b(?P<which>[Nn]ext|[Ll]ast)\syear\s(?:marks|marked|is|was|will\s(?:mark|be))\s(?:the\s|its\s|their\s)?$"
)


def _other_year(prose: str, found: re.Match[str], clause: Span) -> int:
    """1 where an anniversary is told of next year, -1 of last year; 0 where neither is certain."""
    head = compiled(_YEAR_MARKS, 0).search(prose, clause.start, found.start())
    if head is not None:
        return 1 if head["which"].lower() == "next" else -1
    after = compiled(_OTHER_YEAR).match(prose, found.end(), clause.end)
    if after is None:
        return 0
    ahead = after["which"].lower() == "next"
    verb = compiled(_WILL_MARK if ahead else _DID_MARK).search(prose, clause.start, found.start())
    return 0 if verb is None else 1 if ahead else -1


_BESIDE = 16  # from an anniversary to the time at which it was: " in ", " on "


def _year_beside(facts: Facts, found: re.Match[str]) -> int | None:
    """The year of the time right after an anniversary that counts from the issue: “last October”, “last autumn”."""
    if compiled(_OTHER_BEFORE).search(facts.prose, max(0, found.start() - _GOVERNS), found.start()):
        return None
    for mention in dates_in(facts, found.end(), found.end() + _BESIDE):
        between = facts.prose[found.end() : mention.span.start]
        counts = mention.offset is not None and mention.offset.base == "issue" and mention.value[:4].isdigit()
        if counts and mention.value[5:7] != "WI" and compiled(r",?\s(?:in\s|on\s)?").fullmatch(between):
            return int(mention.value[:4])
    return None


def _then(prose: str, found: re.Match[str], base: re.Match[str], sentence: Sentence) -> int | None:
    """The year told of the anniversary itself: “In 2015, the club celebrated its 50th anniversary”."""
    if compiled(_OTHER_BEFORE).search(prose, max(sentence.start, found.start() - _GOVERNS), found.start()):
        return None
    after = max(found.end(), base.end() if base.start() >= found.end() else 0)
    aside = compiled(rf",\s{_THEN}", 0).match(prose, found.end(), sentence.end)
    at_end = aside or compiled(
        rf"(?:\s[\w’'-]+){{0,3}}?\s(?:(?:was|were)\s(?:marked|celebrated|observed|held)\s)?{_THEN}", 0
    ).match(prose, after, sentence.end)
    head = compiled(_THEN, 0).match(prose, sentence.start, sentence.end)
    told = at_end or (head if head and compiled(_LEADS, 0).match(prose, head.end()) else None)
    if told is None or told.start("year") == base.start("year"):
        return None
    return int(told["year"])


#: Between an anniversary and what it is of: "the tenth anniversary, in 2024, of the flood".
_AN_ASIDE = r"(?:,\s(?:in|on|this|last|next)\s[^,;.]{2,20},)?"


def _base(prose: str, found: re.Match[str], sentence: Sentence) -> re.Match[str] | None:
    """The year that the anniversary counts from, in the group `year`; `near` when it stands at its noun."""
    ways = (rf"(?P<near>){_OF_YEAR}", *(rf"(?P<near>x)?{way}" for way in (_IN_YEAR, _SIGNED, _WHICH_YEAR)))
    for pattern in ways:
        base = compiled(_AN_ASIDE + pattern).match(prose, found.end(), sentence.end)
        if base is not None:
            return base
    owned = compiled(_OWN).search(prose, max(sentence.start, found.start() - 24), found.start())
    known = compiled(_KNOWN_YEAR).search(prose, max(sentence.start, found.start() - 60), found.start())
    if known is not None:
        return known
    told = owned is not None or found["turns"] or found["hails"]
    if not told or prose[found.end() : found.end() + 4] == " of ":
        return None
    began = list(compiled(rf"(?P<near>x)?{_BEGAN}").finditer(prose, sentence.start, sentence.end))
    if not began:
        after = compiled(_IT_BEGAN, 0).match(prose, sentence.end)
        before = prose.rfind("\n", 0, sentence.start) + 1
        start = max(before, sentence.start - _REACH)
        ways = (_BEGAN_BEFORE, _STARTED_BEFORE)
        led = next((one for way in ways if (one := compiled(way, 0).search(prose, start, sentence.start))), None)
        again = compiled(_AGAIN, 0).match(prose, sentence.start)
        began = [one for one in (after, led if again else None) if one is not None]
    return began[0] if len(began) == 1 else None


def _named(words: str) -> int | None:
    """The years of an anniversary with a name of its own: bicentenary, golden jubilee."""
    head = words.replace("-", " ").split()[0]
    if "jubilee" in words:
        return _JUBILEES[head]
    return 1000 if head == "millenary" else _HUNDREDS[re.sub(r"centen\w+", "", head)]


def _value(found: re.Match[str]) -> Length | None:
    if found["since"]:
        length = length_of(found)
        if length is None or length.unit != "year":
            return None
        return (
            length._replace(least=(length.least + length.most) / 2, most=(length.least + length.most) / 2)
            if found["exact"]
            else length
        )
    nth = _nth(found)
    return None if nth is None else Length(nth, nth, "year", f"{nth}")


def _nth(found: re.Match[str]) -> int | None:
    if found["jewel"]:
        return _JEWELS[found["jewel"].lower()]
    if found["hundreds"]:
        return _named(found["hundreds"].lower())
    if found["years"] or found["turns"]:
        return number(found["years"] or found["turns"])
    spelled = found["nth"].lower()
    return _SPELLED.get(spelled) or ordinal_value(spelled)


_HUNDREDS = {
    "": 100, "bi": 200, "ter": 300, "tri": 300, "sesqui": 150, "quater": 400, "quatri": 400, "quin": 500, "semiquin": 250,
    "quasqui": 125, "demi": 50, "semi": 50, "half": 50,
}  # fmt: skip
_JUBILEES = {"tin": 10, "silver": 25, "ruby": 40, "golden": 50, "diamond": 60, "platinum": 70}
_JEWELS = {"silver": 25, "pearl": 30, "ruby": 40, "golden": 50, "diamond": 60, "platinum": 70}
_SPELLED = {
    "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60,
    "twenty-fifth": 25, "thirty-fifth": 35, "forty-fifth": 45, "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100,
    "seventy-fifth": 75, "sixty-fifth": 65, "fifty-fifth": 55,
}  # fmt: skip


def _is_now(facts: Facts, found: re.Match[str], clause: Span) -> bool:
    """Whether the clause speaks of the year of issue: it marks the day now, has just marked it, or is the news."""
    prose = facts.prose
    if compiled(_OTHER_BEFORE).search(prose, max(clause.start, found.start() - _GOVERNS), found.start()):
        return False
    if compiled(_OTHER_AFTER, re.ASCII).search(prose, found.end(), clause.end):
        return False
    if compiled(_MARKED).search(prose, clause.start, found.start()):
        return True
    return bool(compiled(_NOW).search(prose, clause.start, clause.end)) or _is_lead(prose, found.start())


_LEAD = 400  # characters within which a headline and the first sentence end


def _is_lead(prose: str, at: int) -> bool:
    """Whether a place is in the first full sentence of the copy, which tells what is new."""
    return at < _LEAD and compiled(r"[.!?][”\"’']?\s").search(prose, 0, at) is None


def _birthdays(dated: Dated, facts: Facts) -> Iterator[Match]:
    """A birthday on a day told, or of the year of issue, of the one person whose birth the sentence tells."""
    born = births(dated, facts)
    if len(born) != 1 or born[0].year is None:
        return
    for found in compiled(_BIRTHDAY).finditer(facts.prose, dated.sentence.start, dated.sentence.end):
        day = next(
            (one for one in dated.dates if 0 <= one.span.start - found.end() <= _TO_DAY and one is not born[0]), None
        )
        if day is not None and explicit(day):
            year = day.year
        else:
            clause = Span(
                max(dated.sentence.start, found.start() - _CLAUSE), min(dated.sentence.end, found.end() + _CLAUSE)
            )
            year = facts.issue.day.year if facts.issue.day and _is_now(facts, found, clause) else None
        nth = (
            number(found["years"])
            if found["years"]
            else _SPELLED.get(found["nth"].lower()) or ordinal_value(found["nth"])
        )
        if year is None or nth is None or year - born[0].year == nth:
            continue
        told = f"{born[0].year} to {year} is {plural(year - born[0].year, 'year')}, not {nth}"
        yield Match(Span(found.start("nth"), found.end("word")), fields={"sum": told})


_FIRST_HELD = (
    r"\b(?:first\s(?:[a-z]+)|founded|established|launched|started|inaugurated|begun|began)\s(?:by\s(?:[\w’'.-]+\s){1,5})?(?:in|on)\s"
    rf"{_DAY_OF_YEAR}"
)
_ANNUAL = rf"(?<![\w-])(?P<nth>\d{{1,3}}(?:st|nd|rd|th)|{ORDINAL})\sannual\b"


def _editions(facts: Facts, issued: int) -> Iterator[Match]:
    """“The 60th annual fair, first held in 1986”: more than one a year; fewer may be, for years are missed."""
    if " annual" not in facts.prose:
        return
    for found in compiled(_ANNUAL).finditer(facts.prose):
        sentence = facts.sentence_at(found.start())
        if sentence is None:
            continue
        began = list(compiled(_FIRST_HELD).finditer(facts.prose, sentence.start, sentence.end))
        years = {
            int(year) for year in compiled(r"\b(?:1[4-9]|20)\d\d\b").findall(facts.prose, sentence.start, sentence.end)
        }
        if len(began) != 1 or not years <= {int(began[0]["year"]), issued}:
            continue
        nth, most = ordinal_value(found["nth"]), issued - int(began[0]["year"]) + 1
        if nth > most > 0:
            told = f"Once a year since {began[0]['year']} is {plural(most, 'time')} by {issued}, not {nth}"
            yield Match(Span(found.start(), found.end()), fields={"sum": told})
