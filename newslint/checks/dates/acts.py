"""What somebody in an office does or says, and the day on which it was done."""

from __future__ import annotations

from newslint.analysis.date_words import compiled
from newslint.analysis.dates import DateMention
from newslint.analysis.facts import Facts
from newslint.analysis.tense import is_past_form
from newslint.checks.dates.common import dates_in, explicit

__all__ = ["ACTING", "OFFICIAL", "PUBLIC", "acts_now", "day_of_act"]

_SAYS = (
    r"said|told|tweeted|insisted|added|argued|noted|warned|urged|vowed|pledged|promised|declared|announced|explained"
    r"|testified|claimed|complained|admitted|acknowledged|called\sfor|called\son"
)
_ACTS = (
    r"signed|ordered|met|visited|spoke|appointed|nominated|hosted|vetoed|unveiled|addressed|proposed|approved|rejected"
    r"|imposed|launched|sent|issued|travelled|traveled|arrived|flew|welcomed|condemned|praised|criticized|criticised"
    r"|accused|denied|asked|resigned|gave|held|phoned|called|lifted|expelled|pardoned|fired|dismissed|granted|agreed|cut"
    r"|delivered|attended|opened|inaugurated|chaired|endorsed|defended|backed|supported|outlined|hailed|thanked|congratulated"
    r"|apologised|apologized|toured|convened|dispatched|dissolved|reshuffled|sacked|named|authorised|authorized|presented"
    r"|offered|invited|introduced|ratified|warned|urged|pledged|declared|announced|was\s(?:in|at)"
)
PUBLIC = rf"(?:,\swho|,[^,;]{{1,60}},)?\s(?:also\s|then\s|later\s)?(?:on\s[^,;]{{1,24}},?\s)?(?:{_SAYS}|{_ACTS})\b"
#: Somebody else who acts with a holder: “President … and the French leader Ana Ruiz signed”.
_AND_WHO = r"\sand\s(?:(?![a-z]+ed\b)[\w.’'-]+\s){0,6}[A-Z][\w’'-]+"
ACTING = rf"(?:{_AND_WHO})?,?\s(?:also\s|then\s|has\s|is\s)?(?:{_SAYS}|{_ACTS})\b"
_ADVERBS = (
    r"(?:(?:also|now|still|again|already|currently|meanwhile|not|yet|once|too|just|so\sfar|thus\sfar|[a-z]+ly)\s)*"
)
_PRESENT = (
    "accuses|acknowledges|admits|announces|appears|argues|arrives|asks|attends|backs|believes|blames|blasts|calls|claims|concedes"
    "|condemns|confirms|continues|criticises|criticizes|declares|declines|defends|demands|denies|dismisses|enjoys|expects|faces|favors"
    "|favours|hails|heads|holds|hopes|hosts|insists|intends|invites|keeps|leads|maintains|meets|needs|opposes|orders|oversees|plans"
    "|praises|prepares|presses|promises|proposes|pushes|refuses|rejects|remains|repeats|runs|says|seeks|seems|signs|slams|stands"
    "|struggles|supports|takes|tells|thinks|threatens|travels|tries|urges|visits|vows|wants|warns|weighs|welcomes|works"
)
#: "Is" with what is told of those who are in the office; not "is remembered as", "is buried in".
_IS = (
    r"(?:is|isn[’']t)\s"
    rf"{_ADVERBS}(?:(?!being\sremembered|lying\b|resting\b)[a-z]+ing|expected|set|due|scheduled|slated|likely|unlikely|under|desperate|keen|eager|anxious"
    r"|determined|ready|poised|prepared|in\s(?:talks|charge|Brussels|Washington|London|Berlin|Paris|Tokyo|Moscow|Beijing|Geneva|New\sYork)"
    r"|adamant|confident|willing|reluctant|committed|opposed|on\s(?:a|his|her)\s(?:visit|tour|trip)|at\sodds|facing|open\sto|to\s[a-z]+)"
)
#: The present perfect of an act; what is told of the dead and of those who have gone is not.
_HAS = (
    r"(?:has|hasn[’']t)\s"
    rf"{_ADVERBS}(?:to\s[a-z]+|been\s(?!dead|buried|credited|remembered|gone|out\sof)[a-z]+|(?!been\b|died\b|since\b|left\b|retired\b|written\b|published\b"
    r"|passed\b|gone\b|become\b|long\b)(?:[a-z]+ed|said|told|made|given|taken|held|met|sent|sought|spoken|begun|put|set|cut|come|kept|won|lost|found"
    r"|chosen|written|drawn|led|vowed|shown|flown))"
)
#: What somebody in the office does now, after words set between commas or none.
NOW_ACTING = (
    rf"(?P<between>,[^,;.!?\n]{{1,60}},|\s\([^()]{{1,30}}\)|,)?(?:\swho)?\s{_ADVERBS}(?:{_PRESENT}|{_IS}|{_HAS}|(?:will|won[’']t|cannot|can|does|doesn[’']t|must)\s"
    rf"(?!(?:be|go|live|forever|always|have)\b){_ADVERBS}[a-z]+|will\sbe\s[a-z]+ing)\b(?!\s(?:remembered|credited|buried)\b)"
)
#: Between commas after a name: what tells of another time.
_LEFT = r"\b(?:was|were|had|served|left|resigned|died|until|then|when|former\w*|ex|late|retired|held|ran|led|in\s\d{4}|\d{4})\b"


#: What is told of the present before a title: “says President …”, “is to meet President …”, “is backed by President …”.
_NOW_BEFORE = (
    r"(?:\bsays\s|\b(?:urges|calls\son|accuses|warns)\s"
    r"|\b(?:will|(?:is|are)\s(?:due\s|set\s|expected\s|scheduled\s)?to|(?:plans?|hopes?|wants?)\sto)\s(?:also\s|then\s)?(?:meet|visit|host|see|join|address|welcome|brief|lobby"
    r"|ask|urge|press|telephone|call\son|hold\stalks|sit\sdown)(?:\swith)?\s|\b(?:holds?|holding)\stalks\swith\s|\b(?:is|are)\s(?:being\s|now\s|still\s)?(?:backed|opposed|supported|led|urged|advised|hosted"
    r"|protected|pressed|blocked)\sby\s)(?:the\s)?(?:(?:[A-Z][\w.’]+|new|current)\s){0,3}$"
)


def acts_now(prose: str, start: int, end: int) -> bool:
    """Whether what stands around a holder named at `start`–`end` is told of the present."""
    if compiled(_NOW_BEFORE, 0).search(prose, max(0, start - 70), start):
        return True
    found = compiled(NOW_ACTING, 0).match(prose, end)
    return found is not None and not (found["between"] and compiled(_LEFT).search(found["between"]))


#: Past verbs of what may be told of somebody who is no longer in office.
_NOT_IN_OFFICE = "died passed had were retired suffered underwent fell wrote published lost born used lived"
_NO_ACT = frozenset(_NOT_IN_OFFICE.split())
#: What only somebody in the office can do.
OFFICIAL = (
    r"\s(?:also\s|then\s|later\s)?(?:vetoed|pardoned|signed\s(?:the|a|an|into)\s(?:[\w’'-]+\s){0,4}?(?:order|bill|act|Act|law|legislation|memorandum"
    r"|proclamation|treaty)|nominated|signed\sinto\slaw|addressed\s(?:Congress|the\s[Nn]ation)|delivered\s(?:his|her|the)\s(?:State\sof\sthe\sUnion|inaugural)"
    r"|ordered\s(?:[\w’'.-]+\s){0,3}?(?:strikes?|raid|attack|bombing|troops|invasion)|declared\s(?:war|a\sstate|an\semergency|a\snational)"
    r"|ordered\s(?:an?|the)\s(?:[\w’'-]+\s){0,2}?(?:review|inquiry|probe|investigation|audit|evacuation|lockdown|curfew|halt|freeze|ban|recall|release|closure|withdrawal|blockade)"
    r"|imposed\s(?:[\w’'-]+\s){0,3}?(?:sanctions|tariffs|duties|curfew|ban)|cut\sthe\sribbon|recalled\s(?:the|his|her|its)\sambassador|expelled\s(?:[\w’'-]+\s){0,3}?(?:diplomats?|ambassador|envoys?)"
    r"|reshuffled\s(?:his|her|the)\scabinet|dissolved\s(?:parliament|the\s[a-z]+)|told\s(?:parliament|lawmakers|Congress|MPs|the\scabinet)|granted\s(?:clemency|asylum|a\spardon)"
    r"|lifted\s(?:the|a)\s(?:[\w’'-]+\s){0,2}?(?:ban|embargo|sanctions|curfew|lockdown)|ratified)\b"
)
_LIGHT = r"(?:also\s|then\s|later\s|himself\s|herself\s|has\s|[a-z]+ly\s)?"
_SAID = rf"(?:,\swho)?\s{_LIGHT}(?:{_SAYS}|confirmed|was\squoted\sas\ssaying)(?:\s(?:(?:the\s)?[A-Z]\w+|a\scrowd|parliament|(?!(?:its|this|his|was|is|has|as)\b)[a-z]+s))?(?:\s(?:in|at)\s(?:a\s)?[A-Za-z]+)?\s(?:(?:on|in)\s)?$"
_ACTED = (
    rf"(?:,\swho)?\s{_LIGHT}(?:{_ACTS}|(?P<verb>(?!turned\s\d)[a-z]+))(?P<object>(?:\s(?!that\b|which\b|who\b|whose\b|when\b|before\b|after\b|since\b|until\b"
    r"|than\b|of\b|from\b|by\b|and\b)[\w’'.-]+){0,8}?)\s(?:on|in)\s$"
)
_SPOKEN = r",\s(?:in|at|during|speaking)\b[^,;]{0,60}?\s(?:on|in)\s$"
_OPENING = r"(?:,\s|\s)(?:the\s)?(?:(?:U\.?S\.?|US|American|British|[A-Z][a-z]+n|[A-Z][a-z]+[sh]{2}|Mr\.?)\s)?$"
_OPENS = (
    r"(?:(?:Speaking|Writing|Back|Late|Early|Earlier|(?:In|At|During)\s(?:an?|the|his|her))(?:\s[\w’'-]+){0,5}?\s"
    r"|(?:A|Two|Three|Four|Five|Six|Ten)\s(?:days?|weeks?|months?|years?)\slater,\s)?(?:[Oo]n|[Ii]n|[Bb]y|As\sof)\s(?:early\s|late\s)?"
)
_BY = r"(?:\b(?:was|were|been|is)|[a-z],)\s(?:[a-z]+ly\s)?(?P<main>[a-z]+)\sby\s(?:the\s)?(?:(?:U\.?S\.?|US|American|British)\s)?(?:then\s)?$"


def day_of_act(start: int, end: int, facts: Facts) -> DateMention | None:
    """The date, named or counted from the day of issue, of what is told of a holder named at `start`–`end`."""
    sentence = facts.sentence_at(start)
    if sentence is None:
        return None
    prose = facts.prose
    for mention in dates_in(facts, sentence.start, sentence.end):
        if not _is_certain(mention):
            continue
        if mention.span.start > end:
            between = prose[end : mention.span.start]
            passive = compiled(r"\s(?:on|in)\s").fullmatch(between) and _done_to(prose, sentence.start, start)
            ahead = prose[mention.span.end : min(sentence.end, mention.span.end + 40)]
            if passive or _hangs_on_verb(between, ahead):
                return mention
        elif (explicit(mention) and mention.span.end < start) and (
            _opens(prose, sentence.start, mention, start, end)
            or _dated_by(prose, sentence.start, mention, start)
            or _within_hours(prose, mention, start, end)
        ):
            return mention
    return None


#: What somebody does with the holder, right before the title.
_WITH = r"\b(?:met(?:\swith)?|visited|hosted|welcomed|telephoned|joined|urged|told|asked|accused|thanked|warned)\s(?:the\s)?(?:(?:U\.?S\.?|US|American|British)\s)?$"


def _done_to(prose: str, begin: int, start: int) -> bool:
    """Whether what stands before a title is done by its holder or with them: “signed by”, “she met”."""
    first = max(begin, start - 60)
    done_by = compiled(_BY, 0).search(prose, first, start)
    return bool((done_by and is_past_form(done_by["main"])) or compiled(_WITH, 0).search(prose, first, start))


#: From a day to what was done on it, or within hours of it: “on March 3, an hour after President … gave the order”.
_HOURS_FROM = (
    r",?\s(?:(?:just|only|shortly|soon|right|immediately|moments|minutes|hours|(?:an?|two|three|four|five|six|eight|ten|twelve|\d+|several|some|few)"
    r"\s(?:hours?|minutes?|moments?|half\shours?)|half\san\shour|the\ssame\sday)\s){0,2}(?:after|as|when|while|before)\s(?:the\s)?(?:[A-Z][\w.]+\s)?"
)
_DID = r"\s(?:also\s|then\s|himself\s|herself\s|had\s|[a-z]+ly\s)?(?P<verb>[a-z]+)\b"


def _within_hours(prose: str, mention: DateMention, start: int, end: int) -> bool:
    """Whether a holder did something on the day that stands before, or within hours of what was on it."""
    if mention.day is None or not compiled(_HOURS_FROM, 0).fullmatch(prose, mention.span.end, start):
        return False
    did = compiled(_DID, 0).match(prose, end)
    return did is not None and (_is_act(did["verb"]) or compiled(_SAYS, 0).fullmatch(did["verb"]) is not None)


_BY_NOW = r",?\sby\s(?:the\s)?(?:(?:U\.?S\.?|US|American|British)\s)?"
_WAS_DONE = r"\b(?:was|were)\s(?P<main>[a-z]+)\s(?:[a-z]+\s){0,3}(?:on|in)\s$"


def _dated_by(prose: str, begin: int, mention: DateMention, start: int) -> bool:
    """“Was appointed in 2012 by President …”."""
    if not compiled(_BY_NOW, 0).fullmatch(prose, mention.span.end, start):
        return False
    done = compiled(_WAS_DONE, 0).search(prose, max(begin, mention.span.start - 60), mention.span.start)
    return done is not None and is_past_form(done["main"])


def _is_certain(mention: DateMention) -> bool:
    if mention.kind not in ("date", "time") or mention.part is not None or mention.fault:
        return False
    return explicit(mention) or (mention.resolved is not None and mention.reason in ("issue", "tense"))


_ON = r",?\s(?:(?:on|in)\s)?"
_VERB_AHEAD = rf",?\s(?:{_SAYS}|{_ACTS})\b"


def _hangs_on_verb(between: str, ahead: str) -> bool:
    """Whether a date stands with a verb of the holder: `between` leads to it, `ahead` follows it."""
    if compiled(_ON).fullmatch(between) and compiled(_VERB_AHEAD, 0).match(ahead):
        return True  # "President … on Tuesday signed"
    if compiled(_SAID, 0).fullmatch(between) or compiled(_SPOKEN, 0).fullmatch(between):
        return True
    found = compiled(_ACTED, 0).fullmatch(between)
    if found is None or any(is_past_form(word.lower()) for word in found["object"].split()):
        return False
    return not found["verb"] or _is_act(found["verb"])


def _is_act(verb: str) -> bool:
    """Whether a word is a past verb of what somebody in an office does."""
    said = compiled(rf"(?:{_SAYS})", 0).fullmatch(verb)
    return is_past_form(verb) and verb not in _NO_ACT and said is None


def _opens(prose: str, begin: int, mention: DateMention, start: int, end: int) -> bool:
    """“On March 3, 2015, President …” with its verb: the date opens the sentence, nothing else stands before the title."""
    return bool(
        compiled(_OPENS, 0).fullmatch(prose, begin, mention.span.start)
        and compiled(_OPENING, 0).fullmatch(prose[mention.span.end : start])
        and (
            found := compiled(rf"(?:\sand\s[a-z]+|{_AND_WHO})?\s{_LIGHT}(?P<verb>had\s[a-z]+|[a-z]+)\b", 0).match(
                prose, end
            )
        )
        and (_is_act(found["verb"].split()[-1]) or compiled(_SAYS, 0).fullmatch(found["verb"]))
    )
