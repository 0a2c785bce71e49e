"""Which words can be what: closed classes, and the lists of words that report speech, thought and stance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Literal, cast

from newslint import bundled
from newslint.cache import cached, content_key
from newslint.records import NamedTuple

__all__ = ["NUMBER_WORDS", "CueWord", "Strength", "bits", "idioms", "inflected", "lines_of", "readings", "word_set"]

#: The numbers that copy spells out, each at its own place.
NUMBER_WORDS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]

Act = Literal["speech", "thought", "stance", "evidence", "appearance"]
CueClass = Literal["neutral", "arguing", "endorsing", "doubting", "guilt", "manner"]
Strength = Literal["certain", "strong", "fair", "weak", "faint"]
PartOfSpeech = Literal["verb", "noun", "adjective", "adverb"]

(
    CAPITAL, DET, POSSESSIVE, PRONOUN, OBJECT, BE, HAVE, DO, MODAL, PREPOSITION, AND, SUBORDINATOR, WH, ADVERB,
    NEGATION, NUMBER, TIME, MARK, QUOTE, CUE, HUMAN, BODY, DOCUMENT, TITLE, VAGUE, WORD, BREAK, BASE, THIRD, PAST,
    PARTICIPLE, ING, CLOSED, QUOTED, NOUN, UPPER, SIGNAL,
) = (1 << place for place in range(37))  # fmt: skip


def word_set(text: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(text.split())


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
    " boss banker trader broker dealer builder designer engineer investor lender developer organiser organizer ranger"
    " firefighter paramedic treasurer auditor clerk councilwoman lawman housekeeper shopkeeper grocer captain manager"
    " referee umpire skipper midfielder striker defender goalkeeper teammate bystander passer-by passenger commuter"
    " customer buyer seller tenant landlord shareholder trustee volunteer organiser priest rabbi monk chef baker waiter"
    " contractor supplier regulator inspector dispatcher trainer physician surgeon psychologist biologist geologist"
    " chemist physicist epidemiologist meteorologist statistician producer musician poet novelist composer"
    " observer student parent victim survivor defendant plaintiff suspect juror democrat republican politician"
    " delegate operative consultant investigator detective sheriff deputy pastor bishop priest imam pope king queen"
    " prince princess actor actress singer artist founder co-founder contributor author fan fans viewer proponent backer foe believer admirer"
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
    "index contract notice report study survey poll statement filing document documents record records letter memo email emails e-mail"
    " transcript audit analysis article story book paper lawsuit complaint indictment affidavit warrant ruling"
    " opinion order law bill plan policy rule data figures statistics numbers results findings evidence research"
    " review minutes census website site page post tweet tweets video footage ad ads headline file files text"
    " agreement constitution budget forecast polls studies surveys reports memos letters transcripts audits cables dossier"
    " dossiers spreadsheet spreadsheets ledger ledgers receipts invoices logs editorial op-ed essay tally"
)
_TITLE = (
    "mr. mrs. ms. dr. sen. rep. gov. gen. lt. col. sgt. capt. prof. rev. hon. president minister senator governor"
    " congressman congresswoman secretary mayor judge chief justice king queen prince princess pope sir lord lady"
    " dame captain colonel general professor ambassador chairman chancellor mr mrs ms dr sen rep gov rev prof"
    " councillor deputy sheriff detective superintendent inspector sergeant officer chancellor spokesman spokeswoman"
)
#: What can make an attribution without a verb.
_SIGNALS = (
    "according : poll polls survey surveys average study report statement interview tweet email letter memo census view"
    " opinion eyes judgment judgement estimation assessment words account admission reckoning telling mind minds tally count"
)
#: Cue verbs whose base form or third person is as often a noun.
_NOUN = (
    "claim report note show state plan demand call question answer comment promise threat attack support hope fear view"
    " doubt estimate project document list rate detail tweet post email text name mark quote warning charge order press"
    " review label brand voice signal release issue offer address challenge reference request challenge pledge vow"
    " aim focus look feel find read talk debate dispute caution boast brag joke quip hint credit blast slam blame cite"
    " push pressure vote favor favour approach protest lecture praise salute compliment insult taunt remark rule survey"
    " back love wish care concern deal guess study sign counter echo rage sound result feature present value move start"
    " lament rebuke rant seek stress object forecast purport press plot design hate dream worry desire portray accord"
    " message interview record sponsor campaign champion advocate petition chant reply query cry whisper laugh pitch rally"
    " welcome brief trust sense envy reason picture bet share cheer jab treasure judge title caption blog cover cast point"
)
_VAGUE = (
    "critics analysts experts observers insiders pundits commentators supporters opponents detractors skeptics"
    " sceptics scholars some many others people someone somebody everyone everybody most few researchers scientists"
    " advocates proponents specialists watchers"
)


class CueWord(NamedTuple):
    """One reading of a word form as a cue."""

    lemma: str
    part: PartOfSpeech
    act: Act
    cue_class: CueClass
    strength: Strength
    #: The particle it needs right after it, if any.
    particle: tuple[str, ...]
    #: Which forms of the verb the word can be: "b" base, "s" third person, "d" past, "n" participle, "g" -ing; empty for other words.
    forms: str


_SPELLED = {"labelled": "label", "labelling": "label", "signalled": "signal", "signalling": "signal"}


@cache
def _irregular() -> dict[str, tuple[str, str]]:
    """Base form → past and participle of verbs that do not add -ed."""
    lines = iter(lines_of("verbs.txt"))
    for line in lines:
        if line == "[irregular]":
            break
    found = {}
    for line in lines:
        base, past, *participle = line.split()
        found[base] = past, (participle or [past])[0]
    return found


def inflected(verb: str) -> tuple[str, str, str, str, str]:
    """Base, third person, past, participle and -ing form of a verb; a final `*` says that the last letter doubles."""
    base = verb.rstrip("*")
    stem = base + base[-1] if verb.endswith("*") else base
    consonant_y = base.endswith("y") and base[-2:-1] not in "aeiou"
    if base.endswith(("s", "x", "z", "ch", "sh", "go")):
        third = base + "es"
    else:
        third = base[:-1] + "ies" if consonant_y else base + "s"
    if base.endswith("e"):
        past, ing = base + "d", (base if base.endswith(("ee", "oe", "ye")) else base[:-1]) + "ing"
    else:
        past, ing = (base[:-1] + "ied" if consonant_y else stem + "ed"), stem + "ing"
    if base in _irregular():
        past, participle = _irregular()[base]
        if base in _DOUBLING:
            ing = base + base[-1] + "ing"
        return base, third, past, participle, {"lie": "lying", "die": "dying"}.get(base, ing)
    return base, third, past, past, {"lie": "lying", "die": "dying"}.get(base, ing)


#: Irregular verbs whose last letter doubles before -ing.
_DOUBLING = word_set("begin bet cut get hit let put quit run set shut sit spin split swim win forget shed")


def lines_of(name: str) -> Iterator[str]:
    """The lines of a list in `data/`."""
    return bundled.lines_of(__file__, name)


@cache
def _kept() -> Mapping[str, str]:
    """What the lists spell out, kept between runs: word → its bits, and its readings as a cue, as one text.

    A text for each word is read in a third of the time that numbers and lists would take.
    """
    return cast("Mapping[str, str]", cached("lexicon", content_key([]), _spelt))


def _spelt() -> dict[str, str]:
    cues = _spelt_cues()
    return {word: _APART.join((str(bits), *map(_written, cues.get(word, ())))) for word, bits in _spelt_words().items()}


_APART = "|"


def _written(word: CueWord) -> str:
    return " ".join((*word[:5], "+".join(word.particle), word.forms))


def _read(kept: str) -> CueWord:
    *rest, particle, forms = kept.split(" ")
    return CueWord._make((*rest, tuple(particle.split("+")) if particle else (), forms))


@cache
def readings(form: str) -> tuple[CueWord, ...]:
    """The readings of a word form as a cue, those with the longest particle first; none for other words."""
    return tuple(map(_read, _kept().get(form, "").split(_APART)[1:]))


def _spelt_cues() -> dict[str, tuple[CueWord, ...]]:
    found: dict[str, list[CueWord]] = {}
    part = act = cue_class = strength = ""
    for line in lines_of("cues.txt"):
        if line.startswith("["):
            part, act, cue_class, strength = line.strip("[]").split()
            continue
        for entry in line.split():
            written, *particle = entry.split("+")
            for form, letters in _forms_of(written, part).items():
                lemma = written.rstrip("*")
                word = CueWord(lemma, part, act, cue_class, strength, tuple(particle), letters)  # type: ignore[arg-type]
                found.setdefault(form, []).append(word)
    return {form: tuple(sorted(words, key=_precedence)) for form, words in found.items()}


@cache
def idioms() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Verb → the words after it that make it mean something else: `claim` → `lives`."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for line in lines_of("idioms.txt"):
        verb, *rest = line.split()
        found[verb] = (*found.get(verb, ()), tuple(rest))
    return found


STRENGTHS: dict[str, int] = {"faint": 0, "weak": 1, "fair": 2, "strong": 3, "certain": 4}


def _precedence(word: CueWord) -> tuple[int, int]:
    return -len(word.particle), -STRENGTHS[word.strength]


def _forms_of(written: str, part: str) -> dict[str, str]:
    if part != "verb":
        return {written: ""}
    forms: dict[str, str] = {}
    for letter, form in zip("bsdng", inflected(written), strict=True):
        forms[form] = forms.get(form, "") + letter
    return forms


def _spelt_words() -> dict[str, int]:
    """Word → bits."""
    table: dict[str, int] = {}
    lists = {**_CLOSED, HUMAN: _HUMAN, BODY: _BODY, DOCUMENT: _DOCUMENT, TITLE: _TITLE, VAGUE: _VAGUE}
    for bit, text in lists.items():
        _add(table, text.split(), bit)
    for bit, text in ((HUMAN, _HUMAN), (BODY, _BODY)):
        _add(table, (word[:-1] + "ies" if word.endswith("y") else word + "s" for word in text.split()), bit)
    for word, readings in _spelt_cues().items():
        _add(table, (word,), CUE)
        for letter in {letter for reading in readings for letter in reading.forms}:
            _add(table, (word,), _FORM_BITS[letter])
    for verb in (*_regular(), *_irregular()):
        _add_forms(table, verb)
    for verb in _NOUN.split():
        _add(table, inflected(verb)[:2], NOUN)
    _add(table, _SIGNALS.split(), SIGNAL)
    _add(table, set(" ".join(_CLOSED.values()).split()), CLOSED)
    return table


_FORM_BITS = {"b": BASE, "s": THIRD, "d": PAST, "n": PARTICIPLE, "g": ING}


def _add(table: dict[str, int], words: Iterable[str], bit: int) -> None:
    for word in words:
        table[word] = table.get(word, 0) | bit


def _regular() -> Iterator[str]:
    """The common verbs that add -ed."""
    for line in lines_of("verbs.txt"):
        if line == "[irregular]":
            return
        yield from line.split()


def _add_forms(table: dict[str, int], verb: str) -> None:
    for letter, form in zip("bsdng", inflected(verb), strict=True):
        table[form] = table.get(form, 0) | _FORM_BITS[letter]


_NO_ADVERB = word_set(
    "daily weekly monthly quarterly family ally reply supply assembly rally bully monopoly anomaly homily jelly belly"
    " lovely friendly deadly costly elderly likely unlikely lonely ugly silly holy"
)


def _by_ending(word: str) -> int:
    """What the ending of an unknown word makes it."""
    if len(word) > 4:
        if word.endswith("ly"):
            return 0 if word in _NO_ADVERB else ADVERB
        if word.endswith("ed"):
            return PAST | PARTICIPLE
        if word.endswith("ing"):
            return ING
    return 0


#: `the 22-year-old said`
_AGED = ("-year-old", "-year-olds")


def bits(word: str) -> int:
    """The bits of a token in lower case."""
    known = int(_kept().get(word, "0").partition(_APART)[0])
    if word.endswith(_AGED):
        known |= HUMAN
    first = word[0]
    if first.isalpha():
        return known | WORD | (known or _by_ending(word))
    if first.isdigit() or (first in "$£€" and len(word) > 1):
        return known | NUMBER | WORD
    if word == "'s":
        return known
    if first in '"“”«»„' or word in ("``", "''"):
        return known | QUOTE | MARK
    return known | MARK | (BREAK if first in ",;:—–-()[]" else 0)
