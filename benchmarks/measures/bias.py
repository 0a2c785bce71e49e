"""Loaded language and hedging on sentences that people have judged."""

from __future__ import annotations

from collections.abc import Collection

from measures.common import Run, macro_f1, rate, table, tally
from measures.sentences import judged

#: Rules of the pack sourcing that find what CoNLL-2010 calls weasels.
WEASEL = ("weasel", "passive", "agentless", "hearsay", "collective", "vague", "common", "anonymous", "bare")


def is_loaded(rule: str) -> bool:
    return rule.startswith("loaded-language/")


#: Rules for what PTC counts as doubt, slogans, appeals and other techniques, not as loaded language or name calling.
OTHER_TECHNIQUES = frozenset(
    f"loaded-language/{name}"
    for name in (
        "rhetorical-question",
        "headline-question",
        "exclamation",
        "all-caps",
        "scare-quotes",
        "doubt-adjective",
        "doubt-reporting-verb",
        "factive-reporting-verb",
        "guilt-reporting-verb",
        "editorial-directive",
        "audience-presumption",
        "crystal-ball",
        "false-balance",
    )
)


def is_uncertain(rule: str) -> bool:
    """Whether a rule flags what CoNLL-2010 annotates: hedges and weasels."""
    pack, _, name = rule.partition("/")
    return pack == "hedging" or rule == "loaded-language/puffery" or (pack == "sourcing" and name.startswith(WEASEL))


def _loaded(rules: Collection[str]) -> bool:
    return any(is_loaded(rule) for rule in rules)


def _uncertain(rules: Collection[str]) -> bool:
    return any(is_uncertain(rule) for rule in rules)


def measure(run: Run) -> str:
    """The four sets beside what is aimed at."""
    babe, basil, ptc, conll = (judged(run, name) for name in ("babe", "basil", "ptc", "conll2010"))
    audit = [(one.label, _loaded(one.audit)) for one in babe]
    desk = tally((one.label, _loaded(one.desk)) for one in babe)
    real = tally((one.label, _loaded(one.desk)) for one in basil)
    lines = tally((one.label, _loaded(one.audit)) for one in ptc)
    words = tally((one.label, _loaded(one.audit - OTHER_TECHNIQUES)) for one in ptc)
    hedged = tally((one.label, _uncertain(one.audit)) for one in conll)
    rows = [
        ("BABE, a biased sentence", len(babe), "audit", f"macro-F1 {rate(macro_f1(audit))}", ".74"),
        ("BABE", len(babe), "desk", f"precision {rate(desk.precision)}, recall {rate(desk.recall)}", ".80 at .35"),
        (
            "BASIL, lexical bias at its real rate",
            len(basil),
            "desk",
            f"precision {rate(real.precision)}, recall {rate(real.recall)}",
            ".25 at .20",
        ),
        (
            "PTC, lines with loaded language or name calling",
            len(ptc),
            "audit",
            f"F1 {rate(lines.f1)} (precision {rate(lines.precision)}, recall {rate(lines.recall)})",
            ".50",
        ),
        (
            "PTC, without the rules for its other techniques",
            len(ptc),
            "audit",
            f"F1 {rate(words.f1)} (precision {rate(words.precision)}, recall {rate(words.recall)})",
            "",
        ),
        (
            "CoNLL-2010, Wikipedia, uncertain sentences",
            len(conll),
            "audit",
            f"F1 {rate(hedged.f1)} (precision {rate(hedged.precision)}, recall {rate(hedged.recall)})",
            ".64",
        ),
    ]
    return table(("set", "sentences", "profile", "result", "aimed at"), rows)
