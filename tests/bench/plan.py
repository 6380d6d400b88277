"""How much is measured. Everything can be set from the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Plan:
    """Counts of one run. Each is set by `BENCH_` and its name in capitals.

    `requests` are sent in each part of a round, by `connections` at once; `alone` by one connection. `people` answer
    in each round, at most one a connection at a time. `many` agreements are stored for the last part (0: left out).
    """

    rounds: int = 5
    requests: int = 1600
    alone: int = 200
    connections: int = 32
    people: int = 64
    agreements: int = 1000
    many: int = 10_000

    @property
    def command(self) -> str:
        """What one types to measure the same again."""
        usual = Plan()
        changed = [
            f"BENCH_{one.name.upper()}={getattr(self, one.name)}"
            for one in fields(self)
            if getattr(self, one.name) != getattr(usual, one.name)
        ]
        return " ".join([*changed, "make bench"])


def read_plan(environment: Mapping[str, str] = os.environ) -> Plan:
    """The plan that the environment asks for. Raises ValueError for what is no number."""
    given = {one.name: environment.get(f"BENCH_{one.name.upper()}", "") for one in fields(Plan)}
    return Plan(**{name: int(text) for name, text in given.items() if text})
