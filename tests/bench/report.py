"""What was measured, as a table."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from tests.bench.measures import Measured, Part
from tests.bench.plan import Plan


@dataclass(frozen=True, slots=True)
class Row:
    """A line: what was measured, what it is to the app that only acks, the goal, and the numbers behind it."""

    what: str
    value: str
    goal: str
    behind: str


def table(plan: Plan, measured: Measured) -> str:
    """The whole report."""
    rows = [Row("", "measured", "goal", "behind it"), *_beside(measured), *_own(plan, measured)]
    widths = [max(len(getattr(row, name)) for row in rows) for name in ("what", "value", "goal")]
    lines = [
        f"{row.what:<{widths[0]}}  {row.value:>{widths[1]}}  {row.goal:>{widths[2]}}  {row.behind}".rstrip()
        for row in rows
    ]
    lines.insert(1, "-" * max(map(len, lines)))
    about = (
        f"{plan.rounds} rounds, {plan.connections} connections, {plan.agreements} agreements on SQLite (FULL); medians "
        "of the rounds' ratios to a Bolt app that only acks, in brackets the lowest and highest."
    )
    return "\n".join(["", about, "", *lines, "", f"Again: {plan.command}", ""])


def _beside(measured: Measured) -> Iterator[Row]:
    """The rows that are ratios."""
    for ratio in RATIOS:
        found = measured.ratios(ratio.name, ratio.of, ratio.value)
        one, other = (ratio.shown(median(map(ratio.value, measured.parts[part]))) for part in (ratio.name, ratio.of))
        behind = f"{one} to {other}  {_between(found, '{:.2f}'.format)}"
        yield Row(ratio.what, f"{median(found):.2f}", ratio.goal, behind)


def _own(plan: Plan, measured: Measured) -> Iterator[Row]:
    """The rows that stand for themselves."""
    delivery = measured.delivery
    yield Row(
        "from the ack to the first call at Slack (p50)", _ms(median(delivery)), "<= 10 ms", _between(delivery, _ms)
    )
    starts = measured.starts
    yield Row("start to the first answer", _s(median(starts)), "<= 2 s", _between(starts, _s))
    yield Row("memory, idle", _mb(measured.idle), "<= 120 MB", f"{plan.agreements} agreements stored")
    if plan.many:
        grown = measured.many_memory / measured.idle
        behind = f"after {plan.alone} times status; {_mb(measured.many_memory)}"
        yield Row(f"memory, {plan.many} agreements stored, to idle", f"{grown:.2f}", "<= 1.30", behind)
        slower = measured.many_status / median(map(_p50, measured.parts["status alone"]))
        yield Row(
            f"status alone, {plan.many} to {plan.agreements} stored",
            f"{slower:.2f}",
            "<= 1.50",
            _ms(measured.many_status),
        )


def _between(values: Sequence[float], shown: Callable[[float], str]) -> str:
    return f"[{shown(min(values))} .. {shown(max(values))}]"


def _rate(part: Part) -> float:
    return part.took.rate


def _p50(part: Part) -> float:
    return part.p50


def _cpu(part: Part) -> float:
    return part.cpu or math.nan


def _a_second(value: float) -> str:
    return f"{value:.0f}/s"


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.2f} ms"


def _s(seconds: float) -> str:
    return f"{seconds:.2f} s"


def _mb(megabytes: float) -> str:
    return f"{megabytes:.0f} MB"


@dataclass(frozen=True, slots=True)
class Ratio:
    """A part of the rounds, to another one: by what, and how that is shown."""

    what: str
    name: str
    of: str
    value: Callable[[Part], float]
    shown: Callable[[float], str]
    goal: str = ""


RATIOS = (
    Ratio("/bucp status ID, requests a second", "status", "ack", _rate, _a_second, ">= 0.60"),
    Ratio("/bucp status ID, time alone (p50)", "status alone", "ack alone", _p50, _ms, "<= 1.50"),
    Ratio("/bucp status ID, processor time", "status", "ack", _cpu, _ms, "<= 1.80"),
    Ratio("one answer saved, requests a second", "answers", "ack", _rate, _a_second, ">= 0.45"),
    Ratio("one answer saved and all that it sends, processor time", "answers", "ack", _cpu, _ms),
)
