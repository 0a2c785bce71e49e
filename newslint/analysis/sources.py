"""Sources: whom or what a noun phrase names, and how firmly it does."""

from __future__ import annotations

from functools import cache
from typing import Literal

import newslint.analysis.lexicon as lx
from newslint.analysis.tokens import Tokens
from newslint.records import NamedTuple
from newslint.text import Span

__all__ = ["Grade", "Source", "SourceKind", "head_of", "is_company", "source_of", "stem_of"]

Grade = Literal["named", "organisation", "document", "described", "anonymous", "vague", "none"]
SourceKind = Literal["person", "role", "organisation", "document", "link"]


class Source(NamedTuple):
    """Who or what answers for words.

    `span` is the first full mention; `name` the canonical form: the full name without titles, the organisation, else
    the words of the mention; `role` what the text says of a person beside the name.
    """

    span: Span
    grade: Grade
    name: str
    role: str | None
    kind: SourceKind


#: Heads that hide somebody.
_HIDDEN = lx.word_set("source sources insider insiders")
#: People known by their office alone: one of them, unnamed, is an anonymous source.
_OFFICE = lx.word_set(
    "official officer aide adviser advisor diplomat lawmaker executive staffer operative strategist minister source"
    " insider person employee associate banker trader manager commander envoy ally confidant staff-member"
)
_SPOKESPEOPLE = lx.word_set("spokesman spokeswoman spokesperson spokespeople spokesmen spokeswomen representative")
_KNOWS_BY = lx.word_set("familiar briefed anonymity")
_SOME = lx.word_set("some many most several other others certain various numerous few")
_ONE = frozenset(("a", "an", "one", "another", "two", "three", "four"))
#: Newspapers, or documents.
_PAPERS = frozenset(("paper", "papers"))
#: What says of papers that they are no newspapers.
_OF_PAPERS = lx.word_set(
    "leaked court legal official internal confidential secret classified declassified filed unsealed sealed released"
    " published obtained stolen hacked bankruptcy tax divorce white green discussion working position research scientific"
    " academic policy cabinet board state family private working-group seen reviewed lodged submitted"
)
#: Documents that, in the plural and without a word on whose they are, name nothing.
_BARE_DOCUMENTS = lx.word_set(
    "studies research polls surveys reports evidence data statistics figures science records stories"
)
#: What says of a name that it is a company's.
_COMPANY = lx.word_set(
    "inc. corp. ltd. co. inc corp ltd co llc plc ag sa nv spa gmbh company corporation group holdings industries airlines"
    " airways motors systems technologies resources stores foods oil petroleum electric energy chemical chemicals"
    " instruments insurance securities financial savings telecom communications pharmaceuticals laboratories labs"
    " entertainment pictures records studios brands products software networks minerals breweries hotels properties"
    " enterprises ventures solutions railway railways broadcasting publishing publications partners"
)
_SUFFIXES = _COMPANY | lx.word_set(
    "news times post journal tribune herald gazette courier capital"
    " university college institute foundation association federation union council commission committee department"
    " ministry agency bureau office court bank group party church hospital school police service administration"
    " authority society academy chamber diocese league club center centre network watch international press senate house congress parliament"
    " research analytics consulting associates campaign trust fund board coalition alliance today street forces army navy"
)


#: What stands behind the name of a company and is left out when it comes up again.
_FORMS = lx.word_set("inc. corp. ltd. co. inc corp ltd co llc plc ag sa nv spa gmbh company corporation group holdings")


def is_company(source: Source) -> bool:
    """Whether the name of a body is a company's, by its last word."""
    return source.kind == "organisation" and source.name.casefold().rsplit(" ", 1)[-1] in _COMPANY


def stem_of(name: str) -> str:
    """The name of a body in lower case, without the words for the form of a company: `Kestrel Inc` is `kestrel`."""
    words = name.casefold().removeprefix("the ").split()
    while len(words) > 1 and words[-1] in _FORMS:
        words.pop()
    return " ".join(words)


@cache
def _bodies() -> frozenset[str]:
    return frozenset(lx.lines_of("bodies.txt"))


def head_of(tokens: Tokens, first: int, last: int) -> int:
    """The token that heads a noun phrase: the last before what hangs on it, names taken whole."""
    words, bits = tokens.words, tokens.bits
    for j in range(first + 1, last + 1):
        hangs = bits[j] & lx.PREPOSITION and not bits[j] & lx.CAPITAL
        if (hangs or words[j] in ("who", "familiar", "close", "briefed", ",")) and not (
            words[j] == "of" and j < last and bits[j + 1] & lx.CAPITAL and _names_on(tokens, first, j)
        ):
            return j - 1
    return last


def _names_on(tokens: Tokens, first: int, of: int) -> bool:
    """Whether a name goes on after `of`: `Bank of Harrow`, but not `Ana Ruiz of Kestrel Bank`."""
    words, bits = tokens.words, tokens.bits
    j = of - 1
    while j >= first and bits[j] & lx.CAPITAL and not bits[j] & lx.DET:
        if words[j] in _SUFFIXES or bits[j] & (lx.BODY | lx.DOCUMENT | lx.TITLE | lx.HUMAN):
            return True
        j -= 1
    length = of - 1 - j
    return length == 1 or (length > 1 and (words[of - 1].endswith("s") or (j >= 0 and words[j] == "the")))


def source_of(tokens: Tokens, first: int, last: int, prose: str) -> Source:
    """The source that a noun phrase names, by its own words and those that hang on it."""
    span = tokens.span(first, last)
    text = " ".join(prose[span.start : span.end].split())
    head = head_of(tokens, first, last)
    words, bits = tokens.words, tokens.bits
    own = set(words[first : last + 1])
    start = first
    while start < head and bits[start] & (lx.DET | lx.POSSESSIVE | lx.NUMBER):
        start += 1
    name_first = _name_begins(tokens, start, head)
    named = name_first <= head and (first == last or not bits[head] & lx.TIME)
    if first == last and bits[first] & (lx.PRONOUN | lx.OBJECT | lx.POSSESSIVE | lx.WH):
        return Source(span, "vague" if bits[first] & lx.VAGUE else "none", text, None, "role")
    if named:
        return _named(tokens, start, name_first, head, last, span, text, prose)
    return _unnamed(tokens, first, head, last, span, text, own)


def _name_begins(tokens: Tokens, first: int, head: int) -> int:
    """Where the capitals that end at the head begin."""
    bits, words = tokens.bits, tokens.words
    j = head
    while j >= first and (
        (
            bits[j] & lx.CAPITAL
            and not (bits[j] & lx.HUMAN and not bits[j] & lx.TITLE and j < head and bits[j] & lx.CLOSED)
        )
        or (
            words[j] in ("of", "&", "and", "de", "van", "von", "bin", "al", "la", "del", "for", ".")
            and first < j < head
        )
        or (words[j] == "'s" and first < j < head and bits[j - 1] & lx.CAPITAL)
    ):
        j -= 1
    j += 1
    while j <= head and (not bits[j] & lx.CAPITAL or bits[j] & lx.DET):
        j += 1
    return j


_BEFORE_OFFICE = lx.word_set("former acting interim late senior ex top local retired deputy vice assistant")


def _named(
    tokens: Tokens, start: int, name_first: int, head: int, last: int, span: Span, text: str, prose: str
) -> Source:
    words, bits = tokens.words, tokens.bits
    lower = " ".join(words[name_first : head + 1])
    name = _text(tokens, name_first, head, prose)
    if words[head] in _SPOKESPEOPLE or (bits[head] & lx.VAGUE and head == start):
        return _unnamed(tokens, start, head, last, span, text, set(words[start : last + 1]))
    if lower in _bodies() or _is_body(tokens, name_first, head):
        return Source(span, "organisation", name, None, "organisation")
    single = name_first == head
    if bits[head] & lx.DOCUMENT and not single and not bits[head] & lx.TITLE and words[head] not in ("bill", "will"):
        return Source(span, "document", text, None, "document")
    office = bits[head] & lx.HUMAN and all(
        bits[j] & (lx.HUMAN | lx.TITLE) or words[j] in _BEFORE_OFFICE for j in range(name_first, head)
    )  # "Former Treasurer" in a headline names an office
    if (bits[head] & (lx.BODY | lx.VAGUE | lx.DOCUMENT) and (single or words[head].endswith("s"))) or office:
        return _unnamed(tokens, start, head, last, span, text, set(words[start : last + 1]))
    person = name_first
    while person < head and (bits[person] & lx.TITLE or bits[person] & lx.HUMAN):
        person += 1
    for j in range(person, head - 1):
        if bits[j] & (lx.TITLE | lx.HUMAN):
            person = j + 1  # "Finance Minister Ana Ruiz"
    if words[person] == "of":  # "Secretary of State Ana Ruiz", but "the Prince of Wales"
        person = _after_office(tokens, person + 1, head) if person + 2 <= head else name_first
    role = _text(tokens, start, person - 1, prose) if person > start else None
    if last > head + 1 and words[head + 1] in ("of", "at", "from", "with") and role is None:
        role = _text(tokens, head + 1, last, prose)
    return Source(span, "named", _text(tokens, person, head, prose), role, "person")


#: Words with which the name of an office of several words ends: `Director of Public Works Ana Ruiz`.
_OFFICES = lx.word_set(
    "works services affairs relations security resources planning safety development health education finance elections"
    " operations communications engineering enforcement policy research technology standards programs programmes parks"
    " recreation transportation transport schools defense defence intelligence agriculture commerce justice labor labour"
    " energy housing investigations trade industry water facilities admissions nursing staff revenue"
)


def _after_office(tokens: Tokens, first: int, head: int) -> int:
    """Where a name begins after the words of an office, `first` being the one after `of`."""
    ends = [j for j in range(first, head) if tokens.words[j] in _OFFICES]
    return (ends[-1] if ends else first) + 1


def _is_body(tokens: Tokens, first: int, head: int) -> bool:
    words, bits = tokens.words, tokens.bits
    if words[head] in _SUFFIXES and (first < head or bits[head] & lx.BODY):
        return True
    held = bits[first] & (lx.HUMAN | lx.TITLE)  # "Secretary of Human Services Ana Ruiz"
    if (
        not held
        and "of" in words[first : head + 1]
        and any(bits[j] & lx.BODY or words[j] in _SUFFIXES for j in range(first, head + 1))
    ):
        return True
    width = tokens.ends[head] - tokens.starts[head]
    if first == head:
        return bool(bits[head] & lx.UPPER) and 2 <= width <= 6  # NATO
    shouted = bits[first] & lx.UPPER and words[first].isalpha() and tokens.ends[first] - tokens.starts[first] >= 3
    return bool(shouted and not bits[head] & lx.UPPER) or _has_article(tokens, first, head)


#: Endings of words for whence somebody is: `the Australian Ana Ruiz` is a person, `the Harrow Mutual` is not.
_WHENCE = (
    "an", "ish", "ese", "ch", "i", "er", "ard", "scot", "briton", "swede", "dane", "finn", "pole", "turk", "greek", "swiss",
    "serb", "croat", "slovak", "slovene", "dutchman", "texan",
)  # fmt: skip


def _has_article(tokens: Tokens, first: int, head: int) -> bool:
    """Whether a name of two words or more has an article, as people's names do not."""
    words, bits = tokens.words, tokens.bits
    if first == 0 or words[first - 1] != "the" or words[first].endswith(_WHENCE):
        return False
    other = lx.HUMAN | lx.TITLE | lx.DOCUMENT
    return not any(bits[j] & other or not bits[j] & lx.CAPITAL for j in range(first, head + 1))


def _unnamed(tokens: Tokens, first: int, head: int, last: int, span: Span, text: str, own: set[str]) -> Source:
    words, bits = tokens.words, tokens.bits
    word = words[head]
    b = bits[head]
    belongs = any(bits[j] & lx.CAPITAL and not bits[j] & lx.DET for j in range(head + 1, last + 1))
    if own & _KNOWS_BY or word in _HIDDEN:
        return Source(span, "anonymous", text, None, "role")
    if word in _SPOKESPEOPLE:
        return Source(
            span,
            "organisation" if belongs or head > first else "described",
            text,
            text,
            "organisation" if belongs else "role",
        )
    if b & lx.DOCUMENT and not b & lx.HUMAN:
        bare = word in _BARE_DOCUMENTS and head == first
        return Source(span, "vague" if bare and not belongs else "document", text, None, "document")
    some = bool(own & _SOME) and not belongs
    if b & lx.VAGUE or (some and b & lx.HUMAN):
        return Source(span, "described" if belongs else "vague", text, None, "role")
    if b & lx.BODY:
        if word in _PAPERS and own & _OF_PAPERS:
            return Source(span, "document", text, None, "document")
        return Source(span, "organisation", text, None, "organisation")
    if b & (lx.HUMAN | lx.TITLE):
        hidden = words[first] in _ONE and word.removesuffix("s") in _OFFICE
        return Source(span, "anonymous" if hidden else "described", text, text, "role")
    if any(bits[j] & lx.CAPITAL and not bits[j] & lx.DET for j in range(first, head + 1)) or (
        words[head].endswith("s") and not bits[head] & lx.NOUN
    ):
        return Source(span, "described", text, None, "role")
    return Source(span, "none", text, None, "role")


def _text(tokens: Tokens, first: int, last: int, prose: str) -> str:
    return " ".join(prose[tokens.starts[first] : tokens.ends[last]].split())
