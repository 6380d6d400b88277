"""`python -m tests.bench`."""

import sys
import tempfile
from pathlib import Path

import uvloop

from tests.bench.measures import measure
from tests.bench.plan import read_plan
from tests.bench.report import table


def main() -> None:
    """Measure as the environment asks for it, and print a table."""
    plan = read_plan()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        measured = uvloop.run(measure(plan, Path(folder), sys.stderr.write))
    sys.stdout.write(table(plan, measured))


if __name__ == "__main__":
    main()
