"""The verb that a date hangs on: the past verb before it, or the verb of the clause that it opens.

Told by tokens, so that any verb counts. Between verb and date nothing may stand that the date could hang on instead, and
before the verb no condition, plan or negation. Which past verbs look ahead themselves is told by a list.
"""

from __future__ import annotations

import newslint.analysis.lexicon as lx
from newslint.analysis.phrases import Range, is_finite
from newslint.analysis.tense import is_past_form
from newslint.analysis.tokens import Tokens

__all__ = [
    "LOOKS_AHEAD",
    "TO_COME",
    "future_after",
    "leads_clause",
    "opens_clause",
    "past_after",
    "past_before",
    "told_past",
]

#: Past verbs of plans, words, fears and bans, and of what holds good for a day: their date may lie ahead.
LOOKS_AHEAD = lx.word_set(
    "scheduled planned expected proposed postponed delayed moved booked slated extended rescheduled adjourned promised hoped"
    " wanted needed vowed pledged asked called urged invited ordered offered targeted aimed intended dated based used required"
    " supposed allowed limited united advertised organised organized arranged timed deferred pushed brought suspended wished"
    " decided revised fixed selected listed billed shifted granted awarded speed agreed hundred indeed need depended relied"
    " focused commented voted elected announced said confirmed reported revealed declared expired matured ended named worked"
    " centred centered cancelled canceled scrapped banned barred prohibited outlawed forbade blocked threatened feared predicted"
    " projected forecast foresaw estimated assumed meant thought considered discussed debated mentioned described promoted"
    " previewed warned told wrote argued noted added explained insisted claimed demanded sought requested applied prepared"
    " picked earmarked reserved secured guaranteed assured entitled permitted authorised authorized deemed awaited became"
    " remained faced included contained showed tipped touted pencilled circled marked hired contracted outlined tabled drafted"
    " eyed counted mandated stipulated specified tied pegged capped committed had set due got put seemed appeared saw looked"
    " lay stood kept stayed referred pointed related concerned covered gave"
)
#: Nouns of what may lie ahead: right before a date they may have it for their own.
TO_COME = lx.word_set(
    "vote votes election elections meeting meetings summit referendum hearing hearings deadline tour concert concerts match"
    " matches game games event events show shows conference trial trials festival tournament session sessions wedding launch"
    " ceremony date dates bond bonds note notes debentures option options contract contracts target targets goal goals budget"
    " plan plans expiry retirement maturity delivery deliveries debut return holiday holidays season race races offering talks"
    " visit visits trip parade march marches rally rallies protest protests strike strikes poll polls ballot ballots runoff"
    " walkout premiere release auction auctions sale sales fixture fixtures final finals round rounds fight bout friendly"
    " flight flights voyage exam exams test tests deal deals ticket tickets seat seats slot slots term terms leave service"
    " services anniversary mass funeral congress convention forum fair expo exhibition opening closure increase rise cut cuts"
    " changes rules law ban tax taxes tariffs fees start end finish review appeal merger handover takeover visit party"
)
#: Verbs whose object is what happened: "won the election on".
_CONSUMES = lx.word_set(
    "won lost held hosted attended opened closed completed finished drew passed watched played began started missed boycotted"
    " interrupted disrupted marred stormed ruined concluded staged left quit addressed cut"
)
_EVENT_ENDINGS = ("tion", "sion", "ment", "ance", "ence", "ing", "ure", "al")
_DATES_LEAD = lx.word_set("on early late")
#: Objects of "for" that have no day of their own.
_FOR = lx.word_set(
    "good life murder manslaughter fraud theft robbery burglary assault rape treason corruption bribery contempt speeding"
    " drink-driving perjury espionage spying arson vandalism trespass money help treatment surgery questioning lunch dinner"
)
#: Past verbs of the list that tell of no deed even of the day that opens their clause.
_WISHES = lx.word_set(
    "planned hoped intended wanted aimed wished needed used expected meant seemed appeared sought thought feared had"
)
#: Words between a verb and a date that have the date for themselves.
_PLANNED = lx.word_set(
    "due set scheduled planned slated booked until till through from within pending starting effective"
)
_DEPARTS = lx.word_set("left sailed departed headed flew ran")
_UNREAL = lx.word_set(
    "if would could might should imagine will not had until before once when unless be been being whether must may set scheduled"
    " shall can though never n't cannot won't wouldn't neither nor"
)
_PERSONS = lx.word_set("i you he she it we they")
_REACH = 26  # tokens between a verb and its date
_SUBJECT = 14  # tokens between a date and the verb of the clause that it opens
_BEHIND = 10  # tokens before a verb that may make it unreal
_APPOSED = 9  # tokens set between commas after a subject
_STOPS = lx.MARK | lx.QUOTE | lx.WH | lx.SUBORDINATOR


#: What follows a verb of the list and makes it tell of a deed.
_OF_A_DAY = lx.word_set(
    "voted elected announced said confirmed reported revealed declared named awarded granted cancelled canceled scrapped signed"
    " approved rejected suspended told wrote ordered"
)
_DONE = lx.word_set("down out away birth way evidence chase over")


def _is_past(tokens: Tokens, at: int) -> bool:
    """Whether a token is a past form that is no adjective of a noun."""
    if tokens.bits[at] & lx.CAPITAL or not (tokens.bits[at] & lx.PAST or is_past_form(tokens.words[at])):
        return False
    before = tokens.bits[at - 1] if at else 0
    return not before & (lx.DET | lx.POSSESSIVE | lx.PREPOSITION | lx.BE | lx.HAVE) or is_finite(tokens, at)


def _is_verb(tokens: Tokens, at: int) -> bool:
    return is_finite(tokens, at) or _is_past(tokens, at)


def _looks_ahead(tokens: Tokens, at: int) -> bool:
    """Whether a past verb is of the list, and neither a particle nor the day right after it makes it a deed."""
    if tokens.words[at] in _OF_A_DAY and tokens.words[at + 1 : at + 2] == ["on"]:
        return False
    if tokens.words[at] == "ran":
        return tokens.words[at + 1 : at + 2] == ["out"]
    done = at + 1 < len(tokens) and tokens.words[at + 1] in (_DONE | {"up"} if tokens.words[at] == "picked" else _DONE)
    return tokens.words[at] in LOOKS_AHEAD and not done


def past_before(tokens: Tokens, at: int, low: int) -> Range | None:
    """The past verb group that a day, whose first token is `at`, hangs on; the sentence begins at `low`.

    First and last token of the group: “were picked”, “threw”. None under a condition, a plan or a negation.
    """
    group = verb_of_day(tokens, at, low)
    if group is None or _is_unreal(tokens, group[0], low):
        return None
    return None if _may_be_participle(tokens, group) and _goes_on(tokens, at) else group


def verb_of_day(tokens: Tokens, at: int, low: int) -> Range | None:
    """The past verb group that a day hangs on, whatever stands before it: “before the ferry sank on”."""
    verb = _verb_before(tokens, at, low)
    group = _past_group(tokens, verb, at) if verb is not None else None
    if group is None or _looks_ahead(tokens, group[1]) or not _may_hang(tokens, group[1], at):
        return None
    return group


def told_past(tokens: Tokens, at: int) -> bool:
    """Whether a token is a finite verb of the past."""
    if tokens.bits[at] & lx.AUX:
        return tokens.words[at] in ("was", "were", "had", "did", "wasn't", "weren't", "hadn't", "didn't")
    return _is_past(tokens, at)


def _verb_before(tokens: Tokens, at: int, low: int) -> int | None:
    """The nearest finite verb before a day, no other clause between."""
    for j in range(at - 1, max(low, at - _REACH) - 1, -1):
        if _is_verb(tokens, j):
            return j
        if tokens.bits[j] & _STOPS and tokens.words[j] != "'s":
            return None
        if tokens.words[j] == "to" and tokens.bits[j + 1] & lx.BASE and not tokens.bits[j + 1] & lx.CAPITAL:
            return None
    return None


def _past_group(tokens: Tokens, at: int, high: int) -> Range | None:
    """The past verb group that begins at a finite verb: “was also held”, “had left”, “threw”."""
    bits = tokens.bits
    if not bits[at] & lx.AUX:
        return (at, at) if _is_past(tokens, at) else None
    if tokens.words[at] not in ("was", "were", "had", "has", "have"):
        return None
    j = at + 1
    while j < high and (bits[j] & lx.ADVERB or tokens.words[j] == "been") and tokens.words[j] not in _UNREAL - {"been"}:
        j += 1
    known = j < high and (bits[j] & lx.PARTICIPLE or is_past_form(tokens.words[j]))
    return (at, j) if known else None


def _is_unreal(tokens: Tokens, at: int, low: int) -> bool:
    """Whether a condition, a plan or a negation stands before a verb in its clause."""
    for j in range(at - 1, max(low, at - _BEHIND) - 1, -1):
        if tokens.bits[j] & lx.BREAK:
            return False
        if tokens.words[j] in _UNREAL or tokens.words[j].endswith(("'ll", "n't")):
            return True
        if tokens.words[j] == "to" and tokens.bits[j + 1] & lx.BASE:
            return True
    return False


def _may_hang(tokens: Tokens, verb: int, at: int) -> bool:
    """Whether nothing between a verb and a day can have the day for itself."""
    words, bits = tokens.words, tokens.bits
    last = at - 1
    led = words[last] in _DATES_LEAD
    while last > verb and words[last] in _DATES_LEAD:
        last -= 1
    if not led and last > verb and bits[last] & lx.CLOSED and not bits[last] & lx.OBJECT:
        return False  # "met the March 3 deadline"
    if last > verb and words[verb] not in _CONSUMES and _may_come(words[last]):
        return False
    for j in range(verb + 1, last + 1):
        after = words[j + 1]
        if words[j] == "for" and after not in _FOR and not (words[verb] in _DEPARTS and bits[j + 1] & lx.CAPITAL):
            return False
        if words[j] in _PLANNED:
            return False
        if bits[j] & lx.ING and not bits[j - 1] & (lx.DET | lx.POSSESSIVE):
            return False
        if words[j] == "of" and words[j - 1] in TO_COME and words[verb] not in _CONSUMES:
            return False
    return True


def _may_come(noun: str) -> bool:
    """Whether a noun names what may lie ahead."""
    return noun in TO_COME or (len(noun) > 5 and noun.removesuffix("s").endswith(_EVENT_ENDINGS))


def _may_be_participle(tokens: Tokens, group: Range) -> bool:
    """Whether a past verb may hang on the noun before it: “contracts signed”, not “which shut”, “threw”."""
    first = group[0]
    surely_past = tokens.bits[first] & lx.PAST and not tokens.bits[first] & lx.PARTICIPLE
    if tokens.bits[first] & lx.AUX or surely_past or not first:
        return False
    return not (tokens.words[first - 1] in _PERSONS or tokens.bits[first - 1] & (lx.WH | lx.ADVERB))


def _goes_on(tokens: Tokens, at: int) -> bool:
    """Whether a clause goes on after its date with a verb of what is to come: “signed on March 3 will not”."""
    for j in range(at + 1, min(len(tokens), at + _SUBJECT)):
        if tokens.bits[j] & lx.CAPITAL:
            continue  # the date itself, of May too
        if tokens.bits[j] & lx.MODAL or (is_finite(tokens, j) and not tokens.bits[j] & lx.PAST):
            return tokens.words[j] not in ("was", "were", "had", "did")
        if tokens.bits[j] & _STOPS and tokens.words[j] != ",":
            return False
    return False


def leads_clause(tokens: Tokens, group: Range, after: int) -> bool:
    """Whether a verb group is the first of the clause that begins at a token."""
    return _verb_after(tokens, after, group[0] + 1) == group[0]


def opens_clause(tokens: Tokens, at: int, low: int, leads: frozenset[str]) -> bool:
    """Whether a date, whose first token is `at`, opens its clause, led by one of the words `leads`: “But on …”."""
    first = at - 1
    if first < low or tokens.words[first] not in leads:
        return False
    while first > low and tokens.words[first - 1] in (
        "late",
        "early",
        "starting",
        "beginning",
        "effective",
        "as",
        "then",
        "back",
    ):
        first -= 1
    if first == low or tokens.words[first - 1] in (";", "—", "–", ":"):
        return True
    if tokens.bits[first - 1] & lx.AND:
        return True
    return (
        first - low <= 2
        and all(
            tokens.bits[j] & (lx.ADVERB | lx.AND) or tokens.words[j] in (",", "but", "meanwhile") or j == low
            for j in range(low, first)
        )
        and tokens.words[first - 1] == ","
    )


def past_after(tokens: Tokens, after: int, high: int) -> Range | None:
    """The past verb group of the clause that a date opens, its last token before `after`."""
    verb = _verb_after(tokens, after, high)
    group = _past_group(tokens, verb, high) if verb is not None else None
    if group is None or _is_unreal(tokens, group[0], after):
        return None
    if tokens.words[group[1]] in _WISHES or (tokens.bits[group[0]] & lx.AUX and _looks_ahead(tokens, group[1])):
        return None
    if tokens.bits[group[1]] & lx.CUE and tokens.words[group[1] + 1 : group[1] + 2] == [","]:
        return None  # "on March 3, the firm said, the bonds"
    if not _may_be_participle(tokens, group) or group[1] + 1 >= high:
        return group
    return None if _verb_follows(tokens, group[1] + 1, high) else group


def _verb_follows(tokens: Tokens, at: int, high: int) -> bool:
    """Whether a clause has another verb behind a participle: “contracts signed in May expire”."""
    if tokens.words[at] in ("last", "this", "earlier"):
        return True
    for j in range(at, high):
        if tokens.bits[j] & (_STOPS | lx.AND) and tokens.words[j] != "'s":
            return False
        base = tokens.bits[j] & (lx.BASE | lx.THIRD) and not tokens.bits[j - 1] & (
            lx.DET | lx.POSSESSIVE | lx.PREPOSITION
        )
        if is_finite(tokens, j) or (base and not tokens.bits[j] & lx.NOUN):
            return True
    return False


def _verb_after(tokens: Tokens, after: int, high: int) -> int | None:
    """The first finite verb of a clause, what is set between commas after its subject passed over."""
    j = after + 1 if after < high and tokens.words[after] == "," else after
    stop = min(high, j + _SUBJECT)
    while j < stop:
        if _is_verb(tokens, j) or tokens.words[j].endswith("'ll"):
            return j
        if tokens.words[j] == "," and j > after + 1:
            closed = next((k for k in range(j + 1, min(high, j + _APPOSED)) if tokens.words[k] == ","), None)
            if closed is None:
                return None
            j = closed
        elif tokens.bits[j] & _STOPS and tokens.words[j] != "'s":
            return None
        j += 1
    return None


#: After a present form of “be”: what leads on to what is to come.
_BOUND = lx.word_set(
    "going set due scheduled slated expected planning hoping preparing likely poised about looking certain sure"
)


def future_after(tokens: Tokens, after: int, high: int) -> Range | None:
    """The verb group of what is to come in the clause that a date opens: “will vote”, “are going to pay”."""
    verb = _verb_after(tokens, after, high)
    if verb is None:
        return None
    main = _main_of_future(tokens, verb, high)
    return None if main is None else (verb, main)


def _main_of_future(tokens: Tokens, verb: int, high: int) -> int | None:
    """The main verb of a group that begins with an auxiliary of what is to come."""
    words = tokens.words
    at = _past_adverbs(tokens, verb + 1, high)
    if words[verb] in ("is", "are"):
        if words[at : at + 1] and words[at] in _BOUND:
            at = _past_adverbs(tokens, at + 1, high)
        if words[at : at + 1] != ["to"]:
            return None
        at += 1
    elif words[verb] not in ("will", "shall") and not words[verb].endswith("'ll"):
        return None
    at = _past_adverbs(tokens, at, high)
    if words[at : at + 3] == ["be", "able", "to"]:
        at += 3
    return at if at < high and tokens.bits[at] & lx.WORD and not tokens.bits[at] & lx.NEGATION else None


def _past_adverbs(tokens: Tokens, at: int, high: int) -> int:
    """The first token from `at` that is no adverb, and no negation."""
    while at < high and tokens.bits[at] & lx.ADVERB and not tokens.bits[at] & lx.NEGATION:
        at += 1
    return at
