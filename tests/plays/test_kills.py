"""The program is killed, as by a power cut, in the middle of a case, and started again: nobody notices."""

import asyncio
import os
import random

import pytest

from tests.plays.play import Play, blocks_of, scenario
from tests.plays.prompter import prompted
from tests.plays.stage import Stage

SEED = int(os.environ.get("PLAYS_SEED", "0")) or random.randrange(1, 1_000_000)  # noqa: S311 - chances, not secrets
WAGES = scenario("wages")
ANSWERS = prompted(WAGES).answers
MOMENT = 0.05
"""Seconds within which an answer is taken in and the next question sent."""


def chance() -> random.Random:
    """The same chances again with PLAYS_SEED set to what is printed."""
    print(f"PLAYS_SEED={SEED}")  # noqa: T201 - shown with a failure
    return random.Random(SEED)  # noqa: S311 - chances, not secrets


class Cuts:
    """Kills the program at some of the answers: while it works on them, or when the next question is there."""

    def __init__(self, stage: Stage, at: set[int], rng: random.Random | None = None) -> None:
        self.stage = stage
        self.at = at
        self.rng = rng
        self.count = 0

    async def between(self) -> None:
        """Somewhere between a person's word and the bot's."""
        self.count += 1
        if self.rng is not None and self.count in self.at:
            await asyncio.sleep(self.rng.uniform(0, MOMENT))
            await self.stage.restart()

    async def after(self) -> None:
        """When the bot has said all."""
        if self.rng is None and self.count in self.at:
            await self.stage.restart()


async def play_through(stage: Stage, cuts: Cuts) -> None:
    play = Play(stage, WAGES, cuts.between, cuts.after)
    await play.accept(await play.draft_and_send())
    await stage.ends_well(troubled=True)
    assert stage.program.lives == len(cuts.at) + 1
    book = prompted(WAGES)
    assert blocks_of(play.analyst) == book.analyst
    assert blocks_of(play.contact) == book.contact


async def test_killed_between_some_answers(small_stage: Stage) -> None:
    await play_through(small_stage, Cuts(small_stage, set(chance().sample(range(1, ANSWERS + 2), 3))))


@pytest.mark.timeout(180)
async def test_killed_at_any_moment(stage: Stage) -> None:
    rng = chance()
    await play_through(stage, Cuts(stage, set(rng.sample(range(1, ANSWERS + 2), 2)), rng))


@pytest.mark.slow
@pytest.mark.timeout(1800)
async def test_killed_between_any_two_answers(small_stage: Stage) -> None:
    await play_through(small_stage, Cuts(small_stage, set(range(1, ANSWERS + 2))))


@pytest.mark.slow
@pytest.mark.timeout(1800)
async def test_killed_during_every_answer(stage: Stage) -> None:
    await play_through(stage, Cuts(stage, set(range(1, ANSWERS + 2)), chance()))
