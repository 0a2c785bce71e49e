"""Which words can be what: closed classes, and the lists of words that report speech, thought and stance."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

__all__ = ["CueWord", "Strength", "bits", "cue_words"]

Act = Literal["speech", "thought", "stance", "evidence", "appearance"]
CueClass = Literal["neutral", "arguing", "endorsing", "doubting", "guilt", "manner"]
Strength = Literal["strong", "fair", "weak"]

(
    CAPITAL, DET, POSSESSIVE, PRONOUN, OBJECT, BE, HAVE, DO, MODAL, PREPOSITION, AND, SUBORDINATOR, WH, ADVERB,
    NEGATION, NUMBER, TIME, MARK, QUOTE, CUE, HUMAN, BODY, DOCUMENT, TITLE, VAGUE, VERB, WORD, BREAK,
) = (1 << place for place in range(28))  # fmt: skip

#: Auxiliaries of every kind.
AUX = BE | HAVE | DO | MODAL

_CLOSED: dict[int, str] = {
    DET: "the a an this that these those some any each every either neither no another all both several many most few"
    " such other",
    POSSESSIVE: "my your his her its our their whose 's",
    PRONOUN: "i you he she it we they who everyone everybody someone somebody anyone nobody others one",
    OBJECT: "me him her us them himself herself themselves itself myself ourselves yourself it you whom",
    BE: "be am is are was were been being isn't aren't wasn't weren't 're 'm",
    HAVE: "have has had having haven't hasn't hadn't 've",
    DO: "do does did don't doesn't didn't",
    MODAL: "will would can could may might must shall should won't wouldn't can't cannot couldn't mustn't shouldn't",
    PREPOSITION: "of in on at by for with from to about against as into over after before during under between through"
    " without within among amid despite toward towards since until upon than like near off out across behind beyond"
    " around per via inside outside including regarding concerning following",
    AND: "and or but nor yet &",
    SUBORDINATOR: "that if whether because when while although though unless as since until after before so where"
    " whereas once than",
    WH: "who which whom what how why where whether when whose",
    ADVERB: "also not never always often then now later again once twice still just even only already soon ever recently"
    " too instead far further first ago well back there here meanwhile however therefore thus indeed perhaps maybe"
    " long almost nearly quite rather sometimes usually yesterday today tonight tomorrow earlier",
    NEGATION: "not never no n't",
    TIME: "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
    " september october november december yesterday today tonight tomorrow morning afternoon evening night week month"
    " year weekend day earlier later",
}

_HUMAN = (
    "man woman people person men women boy girl mother father brother sister wife husband son daughter friend"
    " neighbor neighbour resident witness spokesman spokeswoman spokesperson spokespeople official officials mayor"
    " president minister senator governor lawmaker congressman congresswoman councillor councilman representative"
    " secretary director chief chairman chairwoman chair head leader officer police prosecutor judge lawyer attorney"
    " doctor nurse teacher professor scientist researcher economist analyst expert historian strategist adviser"
    " advisor aide manager executive ceo owner worker employee farmer driver player coach candidate nominee voter"
    " supporter critic opponent activist campaigner advocate reporter journalist columnist writer author editor"
    " diplomat ambassador envoy commander general soldier veteran pollster pundit commentator insider source sources"
    " observer student parent victim survivor defendant plaintiff suspect juror democrat republican politician"
    " delegate operative consultant investigator detective sheriff deputy pastor bishop priest imam pope king queen"
    " prince princess actor actress singer artist founder co-founder contributor author fan fans viewer"
)
_BODY = (
    "ministry department agency office council board company corporation university court committee commission"
    " administration government parliament congress senate house party union association group organization"
    " organisation firm bank institute center centre foundation bureau force service authority campaign team club"
    " newspaper magazine network channel station journal paper outlet post times journal kremlin pentagon"
    " white-house vatican nato eu un fbi cia nsa media press police authorities coalition alliance league federation"
    " church school college hospital airline charity think-tank embassy jury panel tribunal"
)
_DOCUMENT = (
    "report study survey poll statement filing document documents record records letter memo email emails e-mail"
    " transcript audit analysis article story book paper lawsuit complaint indictment affidavit warrant ruling"
    " opinion order law bill plan policy rule data figures statistics numbers results findings evidence research"
    " review minutes census website site page post tweet tweets video footage ad ads headline file files text"
    " agreement constitution budget forecast polls studies surveys reports"
)
_TITLE = (
    "mr. mrs. ms. dr. sen. rep. gov. gen. lt. col. sgt. capt. prof. rev. hon. president minister senator governor"
    " congressman congresswoman secretary mayor judge chief justice king queen prince princess pope sir lord lady"
    " dame captain colonel general professor ambassador chairman chancellor mr mrs ms dr sen rep gov rev prof"
    " councillor deputy sheriff detective superintendent inspector sergeant officer chancellor spokesman spokeswoman"
)
_VAGUE = (
    "critics analysts experts observers insiders pundits commentators supporters opponents detractors skeptics"
    " sceptics scholars some many others people someone somebody everyone everybody most few researchers scientists"
    " advocates proponents specialists watchers"
)


@dataclass(frozen=True, slots=True)
class CueWord:
    """One reading of a word form as a cue."""

    lemma: str
    act: Act
    cue_class: CueClass
    strength: Strength
    #: The particle it needs right after it, if any.
    particle: tuple[str, ...]
    #: Which forms of the verb the word can be: "b" base, "s" third person, "d" past, "n" participle, "g" -ing.
    forms: str


_IRREGULAR = {
    "say": "says said said saying", "write": "writes wrote written writing", "tell": "tells told told telling",
    "think": "thinks thought thought thinking", "know": "knows knew known knowing", "see": "sees saw seen seeing",
    "feel": "feels felt felt feeling", "find": "finds found found finding", "speak": "speaks spoke spoken speaking",
    "put": "puts put put putting", "go": "goes went gone going", "come": "comes came come coming",
    "make": "makes made made making", "give": "gives gave given giving", "lay": "lays laid laid laying",
    "read": "reads read read reading", "understand": "understands understood understood understanding",
    "show": "shows showed shown showing", "hear": "hears heard heard hearing", "begin": "begins began begun beginning",
    "mean": "means meant meant meaning", "forget": "forgets forgot forgotten forgetting",
    "foresee": "foresees foresaw foreseen foreseeing", "rebut": "rebuts rebutted rebutted rebutting",
    "refer": "refers referred referred referring", "admit": "admits admitted admitted admitting",
    "quip": "quips quipped quipped quipping", "rip": "rips ripped ripped ripping", "hit": "hits hit hit hitting",
    "slam": "slams slammed slammed slamming", "plan": "plans planned planned planning",
    "pan": "pans panned panned panning", "prefer": "prefers preferred preferred preferring",
    "regret": "regrets regretted regretted regretting", "brag": "brags bragged bragged bragging",
    "snap": "snaps snapped snapped snapping", "jab": "jabs jabbed jabbed jabbing", "dub": "dubs dubbed dubbed dubbing",
    "beg": "begs begged begged begging", "shoot": "shoots shot shot shooting", "tear": "tears tore torn tearing",
    "strike": "strikes struck struck striking", "take": "takes took taken taking", "bet": "bets bet bet betting",
    "sing": "sings sang sung singing", "spell": "spells spelled spelled spelling", "send": "sends sent sent sending",
    "be": "is was been being", "plot": "plots plotted plotted plotting", "dream": "dreams dreamed dreamed dreaming",
    "chide": "chides chided chided chiding", "hail": "hails hailed hailed hailing", "spew": "spews spewed spewed spewing",
    "signal": "signals signaled signaled signaling", "label": "labels labeled labeled labeling", "own": "owns owned owned owning",
}  # fmt: skip
_SPELLED = {"labelled": "label", "labelling": "label", "signalled": "signal", "signalling": "signal"}


def inflected(verb: str) -> tuple[str, str, str, str, str]:
    """Base, third person, past, participle and -ing form of a verb."""
    if verb in _IRREGULAR:
        third, past, participle, ing = _IRREGULAR[verb].split()
        return verb, third, past, participle, ing
    if re.search(r"(?:[sxz]|ch|sh)$", verb):
        third = verb + "es"
    elif re.search(r"[^aeiou]y$", verb):
        third = verb[:-1] + "ies"
    else:
        third = verb + "s"
    if verb.endswith("e"):
        past, ing = verb + "d", (verb if verb.endswith(("ee", "oe", "ye")) else verb[:-1]) + "ing"
    elif re.search(r"[^aeiou]y$", verb):
        past, ing = verb[:-1] + "ied", verb + "ing"
    else:
        past, ing = verb + "ed", verb + "ing"
    return verb, third, past, past, ing


def _lines(name: str) -> Iterator[str]:
    text = files("newslint.analysis").joinpath("data", name).read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def cue_words() -> dict[str, tuple[CueWord, ...]]:
    """Word form → its readings as a cue, those with a particle first."""
    found: dict[str, dict[tuple[str, str, tuple[str, ...]], CueWord]] = {}
    act = cue_class = strength = ""
    for line in _lines("cue_verbs.txt"):
        if line.startswith("["):
            act, cue_class, strength = line.strip("[]").split()
            continue
        for entry in line.split():
            lemma, *particle = entry.split("+")
            by_form: dict[str, str] = {}
            for letter, form in zip("bsdng", inflected(lemma), strict=True):
                by_form[form] = by_form.get(form, "") + letter
            for form, letters in by_form.items():
                word = CueWord(lemma, act, cue_class, strength, tuple(particle), letters)  # type: ignore[arg-type]
                found.setdefault(form, {}).setdefault((lemma, act, tuple(particle)), word)
    return {form: tuple(sorted(words.values(), key=lambda w: -len(w.particle))) for form, words in found.items()}


@cache
def _table() -> dict[str, int]:
    table: dict[str, int] = {}
    lists = {**_CLOSED, HUMAN: _HUMAN, BODY: _BODY, DOCUMENT: _DOCUMENT, TITLE: _TITLE, VAGUE: _VAGUE}
    for bit, words in lists.items():
        for word in words.split():
            table[word] = table.get(word, 0) | bit
    for bit, words in ((HUMAN, _HUMAN), (BODY, _BODY)):
        for word in words.split():
            plural = word[:-1] + "ies" if word.endswith("y") else word + "s"
            table[plural] = table.get(plural, 0) | bit
    for word in cue_words():
        table[word] = table.get(word, 0) | CUE
    return table


_SHAPE = re.compile(r"(?P<number>[$£€]?\d)|(?P<word>\w)|(?P<quote>[\"“”«»„]|``|'')|(?P<mark>.)", re.DOTALL)


def bits(word: str) -> int:
    """The bits of a token in lower case."""
    known = _table().get(word, 0)
    match _SHAPE.match(word):
        case None:
            return known
        case found:
            pass
    if found["number"]:
        return known | NUMBER | WORD
    if found["word"]:
        return known | WORD | (ADVERB if word.endswith("ly") and len(word) > 4 else 0)
    if found["quote"]:
        return known | QUOTE | MARK
    return known | (0 if word == "'s" else MARK) | (BREAK if word in ",;:—–-()[]" else 0)
