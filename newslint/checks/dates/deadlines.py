"""Deadlines gone by on the day of issue, or on the day of the paper that sets them."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.analysis.date_words import compiled
from newslint.analysis.dates import DateMention
from newslint.analysis.facts import Facts
from newslint.checks.base import Match
from newslint.checks.dates.common import before, dated_sentences, explicit, same_year_days, shown, written
from newslint.checks.dates.days import days_near
from newslint.text import Span

__all__ = ["deadline_before_issue", "open_deadline"]

_BY = r"(?:by|before|until|till|through|up\sto|no\slater\sthan|not\slater\sthan|on\sor\sbefore)"
_UNTIL = r"\b(?P<verb>(?:still\s)?(?:have|has)\s(?:(?:only|just)\s)?until)\s(?:(?:noon|midnight|midday|\w+day),?\s(?:on\s)?)?$"
#: What is asked for, so that its last day is a deadline.
_ENTRIES = (
    r"(?:entr(?:y|ies)|applications?|bids?|tenders?|nominations?|submissions?|bookings?|registrations?|enrol?lments?|sign-?ups?|voting"
    r"|offers?|comments?|responses?|claims?|objections?|orders?|donations?|pledges|petitions?|consultations?|competitions?|contests?|surveys?"
    r"|vouchers?|coupons?|discounts?|deals?|promotions?|amnest(?:y|ies)|subscriptions?|ballots?|window|giveaways?|raffles?|auctions?"
    r"|pre-?sales?|grants?|schemes?)"
)
_STILL_OPEN = (
    r"\b(?P<verb>"
    # "is asking for comments no later than"
    rf"(?:is|are)\s(?:still\s|now\s)?(?:asking|inviting|seeking|accepting|taking|calling|collecting|welcoming|receiving)\s(?:[\w’'-]+\s){{1,8}}?{_BY}"
    # "nominations are being accepted through", "entries must be in by"
    rf"|{_ENTRIES}\s(?:(?!will\b|would\b|to\b|that\b|which\b|received\b|was\b|were\b|had\b)[a-z]+\s){{0,5}}?(?:(?:is|are)\s(?:(?:still|now|currently|also)\s)?(?:being\s)?(?:due|open|accepted|welcome|taken"
    rf"|invited|sought|received|collected|available|valid|redeemable)(?:\s(?:on|{_BY}))?|(?:must|should|can|(?-i:may)|have\sto|has\sto|need\sto|needs\sto)\s(?:still\s)?(?:(?!have\b)[a-z]+\s){{1,4}}?{_BY}"
    r"|(?:closes?|ends?|expires?|lapses?|shuts?|runs?\sout|finish(?:es)?)(?:\son)?)"
    # "tickets must be collected before"
    r"|(?:must|should|can|(?-i:may)|have\sto|has\sto|need\sto|needs\sto|is\sto|are\sto)\s(?:only\s|still\s)?be\s(?:collected|returned|submitted|paid|claimed|redeemed|used|booked"
    r"|filed|sent|received|handed\s(?:in|over)|sent\sin|renewed|cast|completed|lodged|picked\sup|ordered|postmarked|spent|delivered|exchanged|reserved|vacated|removed)"
    r"\s(?:(?!that\b|which\b|who\b|issued\b|bought\b)[\w’'-]+\s){0,5}?before"
    # "the board expects the builders to finish the work by"
    rf"|(?:expects|wants|is\s(?:asking|urging|telling)|are\s(?:asking|urging|telling)|urges|hopes\sfor)\s(?:(?!to\b|who\b|that\b)[\w’'-]+\s){{1,6}}?to\s(?:(?!have\b|had\b|be\sborn\b)[\w’'-]+\s){{1,8}}?{_BY}"
    # "residents can still register until", "bids must reach the clerk by"
    rf"|(?:must|should|can|(?-i:may)|have\sto|has\sto|need\sto|needs\sto|is\sto|are\sto)\s(?:(?!have\b|had\b|see\b|remember\b)[\w’'-]+\s){{1,8}}?(?:by|until|till|through|up\sto|no\slater\sthan)"
    r"|deadline\s(?:[a-z]+\s){0,4}(?:is|falls\son|ends(?:\son)?|runs\sout(?:\son)?)"
    r")\s(?:the\s)?$"
)
#: What a paper orders or asks for, and by when; nothing between that tells a tale.
_GIVES = (
    r"\b(?P<verb>(?:gives|gave|giving)\s(?:[A-Za-z]+\s){1,4}until|(?:orders|ordered|requires|required|tells|told|directs|directed|asks|asked|instructs"
    r"|instructed|demands|demanded|demanding|wants|wanted|sets|seeks|sought|invites|invited|calls|called|insists|expects|expected|requests|requested|obliges|obliged"
    r"|commands|commanded|urges|urged|summons|summoned)\s(?:(?!how\b|why\b|that\b|which\b|who\b|when\b|whether\b|what\b|was\b|were\b|had\b|has\b|have\b|by\b)[\w’'-]+\s){1,10}?"
    r"(?:by|before|no\slater\sthan|until)"
    r"|(?:gives|gave|sets|set|fixes|fixed|imposes|imposed|names|named|extends)\s(?:[\w’'-]+\s){1,4}?deadline\s(?:of|for|on))\s(?:the\s)?$"
)
_SET = (
    r"\b(?:(?:issued|dated|signed|released|sent|published|handed\sdown|handed\sover|served|delivered|posted|mailed|e-?mailed|filed|written|circulated)"
    r"(?:\s(?:out|off|down))?(?:\s(?:to|by|on|in)\s(?:[\w’'-]+\s){0,3}?[\w’'-]+)?(?:\son)?|of)\s(?:the\s)?$"
)


def open_deadline(facts: Facts, mention: DateMention) -> Span | None:
    """A date and the words before it that set it as the last day of what can still be done."""
    if mention.month is None:
        return None
    text, start = before(facts, mention)
    found = compiled(_UNTIL).search(text) or compiled(_STILL_OPEN).search(text)
    return None if found is None else Span(start + found.start("verb"), mention.span.end)


def deadline_before_issue(facts: Facts) -> Iterator[Match]:
    """A deadline that is over on the day of issue, or on the day of the paper that sets it."""
    issued = facts.issue.day
    for sentence, dates in dated_sentences(facts):
        for index, mention in enumerate(dates):
            days = days_near(mention, issued) or (mention.resolved if explicit(mention) else None) if issued else None
            gone = issued and days and days[1] < issued and not facts.in_quotation(mention.span.start)
            span = open_deadline(facts, mention) if gone else None
            if span is not None and issued:
                told = f"{shown(facts, mention.span)} was before {written(issued)}, the day of issue"
                yield Match(span, fields={"sum": told})
            elif index:
                yield from _set_too_late(facts, sentence, dates[index - 1], mention)


def _set_too_late(facts: Facts, sentence: Span, issue: DateMention, mention: DateMention) -> Iterator[Match]:
    """A deadline before the day of the paper that sets it."""
    days = same_year_days(issue, mention)
    if days is None or not 0 < (days[0] - days[1]).days < _PAPER:
        return
    text, start = before(facts, mention)
    gives = compiled(_GIVES).search(text)
    behind = facts.prose[max(sentence.start, issue.span.start - _BEHIND) : issue.span.start]
    if gives is not None and start + gives.start("verb") >= issue.span.end and compiled(_SET).search(behind):
        told = f"{shown(facts, mention.span)} comes before {shown(facts, issue.span)}"
        yield Match(Span(start + gives.start("verb"), mention.span.end), fields={"sum": told})


_PAPER = 120  # days within which two days without a year are of one
_BEHIND = 60  # how far before its day a paper may be named
