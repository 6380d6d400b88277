"""The benchmark runs from end to end, in small."""

from pathlib import Path

from tests.bench.measures import measure
from tests.bench.plan import Plan, read_plan
from tests.bench.report import table


async def test_the_benchmark_runs(tmp_path: Path) -> None:
    plan = Plan(rounds=1, requests=20, alone=3, connections=4, people=4, agreements=20, many=40)
    measured = await measure(plan, tmp_path, lambda _: None)
    assert {name: len(parts) for name, parts in measured.parts.items()} == dict.fromkeys(
        ("ack", "status", "ack alone", "status alone", "answers"), 1
    )
    shown = table(plan, measured)
    assert "one answer saved" in shown
    assert "BENCH_ROUNDS=1 BENCH_REQUESTS=20" in shown


def test_the_environment_says_how_much_is_measured() -> None:
    plan = read_plan({"BENCH_ROUNDS": "9", "OTHER": "x"})
    assert plan.command == "BENCH_ROUNDS=9 make bench"
