"""views.*: modals and the Home tab."""

from sandbox import modals
from sandbox.api.call import ApiError, Call
from sandbox.payloads import view_json
from sandbox.shapes import Json
from sandbox.things import View
from sandbox.tickets import Trigger, TriggerError


def views_open(call: Call) -> Json:
    """views.open: needs a fresh trigger."""
    view = modals.checked(call.world, call.team, call.json("view"), "modal")
    trigger = _trigger(call)
    return {"view": view_json(call.world, modals.open_modal(call.world, call.workspace, trigger.user, view))}


def views_push(call: Call) -> Json:
    """views.push: needs a fresh trigger that comes from a modal."""
    view = modals.checked(call.world, call.team, call.json("view"), "modal")
    trigger = _trigger(call)
    if trigger.view_id is None:
        raise ApiError("invalid_trigger_id")
    return {"view": view_json(call.world, modals.push_modal(call.world, call.workspace, trigger.user, view))}


def views_update(call: Call) -> Json:
    """views.update, by view id or external id; `hash` guards against writing over a newer view."""
    old = _named(call)
    if old is None:
        raise ApiError("not_found")
    view = modals.checked(call.world, call.team, call.json("view"), old.type, old.id)
    _same_hash(call, old)
    return {"view": view_json(call.world, modals.update(call.world, call.workspace, old, view))}


def views_publish(call: Call) -> Json:
    """views.publish: the Home tab of one user."""
    user = call.user("user_id")
    old = call.world.home(call.team, user.id)
    view = modals.checked(call.world, call.team, call.json("view"), "home", old.id if old else "")
    if old is not None:
        _same_hash(call, old)
    return {"view": view_json(call.world, modals.publish(call.world, call.workspace, user.id, view))}


def _trigger(call: Call) -> Trigger:
    try:
        return call.slack.triggers.exchange(call.team, call.text("trigger_id"))
    except TriggerError as refused:
        raise ApiError(str(refused)) from refused


def _named(call: Call) -> View | None:
    if call.has("view_id"):
        return call.world.views.get(f"{call.team}/{call.text('view_id')}")
    wanted = call.text("external_id")
    own = (view for view in call.world.views.values() if view.team == call.team)
    return next((view for view in own if wanted and view.external_id == wanted), None)


def _same_hash(call: Call, old: View) -> None:
    if call.has("hash") and call.text("hash") != old.hash:
        raise ApiError("hash_conflict")
