"""The world of the demo: one workspace, the people of two departments by their roles."""

from dataclasses import dataclass

from sandbox.person import Person
from sandbox.server import Sandbox
from sandbox.team import Team

TEAM = "T0CALIF"
NAME = "State of California (demo)"
APP = "Data agreements"
CHANNELS = ("general", "data-sharing")


@dataclass(frozen=True)
class Town:
    """The demo's workspace and who lives in it."""

    team: Team
    analyst: Person
    contact: Person
    data_lead: Person
    coordinator: Person
    counsel: Person
    privacy: Person


def build(sandbox: Sandbox) -> Town:
    """Set the demo's world up, or find it again if the sandbox still knows it."""
    team = sandbox.workspace(TEAM, NAME)
    team.call_app(APP)
    town = Town(
        team=team,
        analyst=team.person("CDSS analyst", handle="analyst", title="Department of Social Services"),
        contact=team.person("EDD program contact", handle="edd-contact", title="Employment Development Department"),
        data_lead=team.person("EDD data lead", handle="edd-data-lead", title="Employment Development Department"),
        coordinator=team.person("CDSS data coordinator", handle="coordinator", title="Department of Social Services"),
        counsel=team.person("CDSS counsel", handle="counsel", title="Department of Social Services"),
        privacy=team.person("EDD privacy officer", handle="edd-privacy", title="Employment Development Department"),
    )
    for name in CHANNELS:
        team.channel(name)
    return town
