"""Events by their verbs: what happened to whom on a day, and whether the copy takes it for known."""

from __future__ import annotations

import newslint.analysis.lexicon as lx
from newslint.analysis.date_verbs import verb_of_day
from newslint.analysis.date_words import compiled
from newslint.analysis.dates import DateMention
from newslint.analysis.facts import Facts
from newslint.analysis.tokens import Tokens
from newslint.records import NamedTuple
from newslint.text import Span

__all__ = ["NOUNS", "Happening", "happened"]

#: What happens once to a thing or a person → the noun for it, where copy has one.
_VERBS = {
    "collapsed": "collapse", "crashed": "crash", "exploded": "explosion", "sank": "sinking", "derailed": "derailment",
    "erupted": "eruption", "capsized": "capsizing", "burned": "fire", "burnt": "fire", "arrested": "arrest", "died": "death",
    "resigned": "resignation", "appointed": "appointment", "elected": "election", "released": "release", "freed": "release",
    "robbed": "robbery", "nationalised": "nationalisation", "nationalized": "nationalization", "left": "departure",
    "convicted": "conviction", "sentenced": "sentencing", "shot": "shooting", "stabbed": "stabbing", "murdered": "murder",
    "kidnapped": "kidnapping", "abducted": "abduction", "ambushed": "ambush", "evacuated": "evacuation", "hijacked": "hijacking",
    "disappeared": "disappearance", "vanished": "disappearance", "escaped": "escape", "born": "birth", "married": "wedding",
    "buried": "funeral", "inaugurated": "inauguration", "dismissed": "dismissal", "sacked": "dismissal", "assassinated": "assassination",
    "extradited": "extradition", "acquitted": "acquittal", "demolished": "demolition", "announced": "announcement",
    "launched": "launch", "opened": "opening", "closed": "closure", "founded": "founding", "sworn": "inauguration", "hanged": "execution",
    "executed": "execution", "struck": "strike", "burgled": "burglary", "stolen": "theft", "ratified": "ratification",
    "privatised": "privatisation", "privatized": "privatization", "merged": "merger", "dissolved": "dissolution", "deported": "deportation",
    "docked": "docking", "landed": "landing", "arrived": "arrival", "poisoned": "poisoning", "drowned": "drowning", "shut": "closure",
    "impeached": "impeachment", "ousted": "ouster", "toppled": "ouster", "crowned": "coronation", "killed": "killing",
}  # fmt: skip
_PLAIN = (
    "blaze vote referendum hearing verdict ceremony bombing earthquake landslide blackout outage summit raid attack accident"
    " incident meeting takeover merger deal handover trial match concert rally march protest"
)
#: The nouns that copy has a day for with an article or a possessive; those of `_PLAIN` have no verb here.
NOUNS = "|".join(
    sorted(
        {*_VERBS.values(), *_PLAIN.split()}
        - {"meeting", "match", "concert", "rally", "march", "protest", "deal", "trial", "attack", "raid"},
        key=lambda noun: (-len(noun), noun),
    )
)
_SHIPS = lx.word_set(
    "ferry ship boat trawler vessel liner yacht tanker submarine barge freighter tug cruiser frigate steamer dinghy"
)
_PLANES = lx.word_set("plane jet helicopter aircraft airliner flight glider airship balloon")
_FIRES = lx.word_set("fire blaze")
_UNREAL = lx.word_set("if would could might not never unless whether nearly almost to may")
_TO_THE_NIGHT = r"\b(?P<on>on)\sthe\s(?:night|morning|evening|afternoon|day)\sof\s$"
#: What makes the clause of an event one that is known: "since the ferry sank".
_KNOWN = lx.word_set("since after before when until as once where while because which who that")
_MOST_WORDS = 6  # tokens of a subject


class Happening(NamedTuple):
    """An event by the noun for it, those it happened to, where its verb begins, and whether it is taken for known."""

    noun: str
    who: frozenset[str]
    start: int
    known: bool


def happened(facts: Facts, sentence: Span, mention: DateMention) -> Happening | None:
    """The event of the past verb that a day hangs on, told of a subject that is named."""
    prose, tokens = facts.prose, facts.tokens
    night = compiled(_TO_THE_NIGHT).search(prose, max(sentence.start, mention.span.start - 30), mention.span.start)
    low, at = tokens.at(sentence.start), tokens.at(night.end("on") if night else mention.span.start)
    group = verb_of_day(tokens, at, low)
    if group is None:
        return None
    first = group[0]
    who, begin = _subject(tokens, first, low)
    noun = _noun(tokens, group[1], who)
    if noun is None or not who or any(tokens.words[j] in _UNREAL for j in range(max(low, begin - 3), first)):
        return None
    behind = tokens.words[begin - 1] if begin > low else ""
    return Happening(noun, who, tokens.starts[first], known=behind in _KNOWN)


def _noun(tokens: Tokens, verb: int, who: frozenset[str]) -> str | None:
    """The noun for what a verb tells of its subject."""
    word, after = tokens.words[verb], tokens.words[verb + 1] if verb + 1 < len(tokens) else ""
    if word == "broke" and after == "out":
        return "fire" if who & _FIRES else None
    if word in ("went", "came") and after == "down":
        return "sinking" if who & _SHIPS else "crash" if who & _PLANES else None
    return _VERBS.get(word)


def _subject(tokens: Tokens, verb: int, low: int) -> tuple[frozenset[str], int]:
    """The words of the noun phrase before a verb, without its article, and where the phrase begins."""
    last = verb - 1
    while last > low and tokens.bits[last] & lx.ADVERB:
        last -= 1
    if last > low and tokens.words[last] in ("which", "who", "that", ","):
        last -= 2 if tokens.words[last - 1] == "," else 1
    words: set[str] = set()
    at = last
    while at >= low and last - at < _MOST_WORDS and (_names(tokens, at) or _links(tokens, at, low)):
        if tokens.words[at] in _PLACED:
            words.clear()  # the summit in Oslo is a summit
        if tokens.bits[at] & lx.WORD and not tokens.bits[at] & lx.CLOSED:
            words.add(tokens.words[at])
        at -= 1
    while at > low and tokens.bits[at] & (lx.DET | lx.POSSESSIVE):
        at -= 1
    begin = at + 1 if at < low or not tokens.bits[at] & (lx.DET | lx.POSSESSIVE) else at
    return frozenset(words - _TITLES), begin


def _links(tokens: Tokens, at: int, low: int) -> bool:
    """Whether a token ties a noun phrase to the noun before it: “the sale of the port”."""
    if tokens.words[at] == "of" or tokens.words[at] in _PLACED:
        return at > low
    leads = at - 1 > low and (tokens.words[at - 1] == "of" or tokens.words[at - 1] in _PLACED)
    return leads and bool(tokens.bits[at] & (lx.DET | lx.POSSESSIVE))


_PLACED = lx.word_set("in at near outside")


_TITLES = lx.word_set("mr mrs ms dr mr. mrs. ms. dr. sir the")


def _names(tokens: Tokens, at: int) -> bool:
    """Whether a token can be a word of a noun phrase: a name or a noun, no pronoun."""
    bits = tokens.bits[at]
    if bits & (lx.PRONOUN | lx.MARK) or not bits & lx.WORD:
        return False
    return bool(bits & lx.CAPITAL and not bits & lx.CLOSED) or not bits & (lx.CLOSED | lx.ADVERB | lx.AUX)
