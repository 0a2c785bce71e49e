"""Where the time of a run goes: by layer, by fact of the analysis, by rule.

A clock for newslint's own layers. It stands around the functions it times only once `timed` has put it there, so a run
without it pays nothing. Every moment counts once, for the innermost that runs: the facts that a rule is the first to ask
for are not the rule's. So the parts sum to the whole.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import cached_property, wraps
from time import perf_counter
from typing import Any

__all__ = ["Clock", "report", "timed"]

_REST = ("everything else", "")
_SHOWN = 25  # rules that are listed one by one

Label = tuple[str, str]


class Clock:
    """Seconds and calls by label, a layer and a part of it, from now on."""

    def __init__(self) -> None:
        self.spent: dict[Label, float] = {}
        self.calls: Counter[Label] = Counter()
        self._stack = [_REST]
        self._last = perf_counter()

    def _tick(self) -> None:
        now = perf_counter()
        self.spent[self._stack[-1]] = self.spent.get(self._stack[-1], 0.0) + now - self._last
        self._last = now

    def around(self, label: Callable[..., Label] | Label, function: Callable[..., Any]) -> Callable[..., Any]:
        """`function`, its time under a label, which may depend on its arguments."""

        @wraps(function)
        def clocked(*given: Any, **named: Any) -> Any:
            self._tick()
            self._stack.append(label(*given) if callable(label) else label)
            self.calls[self._stack[-1]] += 1
            try:
                return function(*given, **named)
            finally:
                self._tick()
                self._stack.pop()

        return clocked

    def stop(self) -> None:
        """Count what has run since."""
        self._tick()


def timed(clock: Clock) -> None:
    """Put the clock around the layers, for the rest of this process."""
    from newslint import engine, inputs, linter, readers
    from newslint.analysis.facts import Facts
    from newslint.matching.index import PhraseIndex

    _stand(clock, readers, "load", ("reading", ""))
    _stand(clock, readers, "decode", ("reading", ""))
    _stand(clock, readers, "read_document", ("reading", ""))
    _stand(clock, PhraseIndex, "scan", ("phrases", ""))
    _stand(clock, linter.Linter, "found", ("settling", ""))
    _stand(clock, linter.Linter, "selected", ("settling", ""))
    _stand(clock, inputs, "_linter", ("loading rules", ""))
    found = engine._findings  # noqa: SLF001 -- a clock looks inside
    engine._findings = clock.around(  # noqa: SLF001
        lambda rule, *_: ("rules", rule.id), lambda *given: list(found(*given))
    )
    for name, fact in list(vars(Facts).items()):
        if isinstance(fact, cached_property):
            around = cached_property(clock.around(("analysis", name.lstrip("_").replace("_", " ")), fact.func))
            around.__set_name__(Facts, name)
            setattr(Facts, name, around)


def _stand(clock: Clock, holder: Any, name: str, label: Label) -> None:
    setattr(holder, name, clock.around(label, getattr(holder, name)))


def report(clock: Clock) -> Iterator[str]:
    """The lines that tell where the time went, the most first."""
    clock.stop()
    whole = sum(clock.spent.values())
    spent = sorted(clock.spent.items(), key=lambda item: -item[1])
    layers: dict[str, float] = {}
    for (layer, _), seconds in spent:
        layers[layer] = layers.get(layer, 0.0) + seconds
    yield f"time: {whole:.3f} s in all"
    for layer, seconds in sorted(layers.items(), key=lambda item: -item[1]):
        yield f"{seconds:8.3f} s  {seconds / whole:4.0%}  {layer}"
    for layer in ("analysis", "rules"):
        parts = [(part, seconds) for (one, part), seconds in spent if one == layer]
        if parts:
            yield f"{layer}:"
        for part, seconds in parts[:_SHOWN]:
            calls = clock.calls[layer, part]
            yield f"{seconds:8.3f} s  {seconds / whole:4.0%}  {part}, {calls:,} time{'s' if calls != 1 else ''}"
        rest = [seconds for _, seconds in parts[_SHOWN:]]
        if rest:
            yield f"{sum(rest):8.3f} s  {sum(rest) / whole:4.0%}  {len(rest)} others"
