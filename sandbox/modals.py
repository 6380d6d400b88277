"""Modals and Home tabs: opening, pushing, updating and publishing, with Slack's refusals."""

import secrets
from dataclasses import replace

from sandbox import state
from sandbox.api.call import ApiError
from sandbox.limits import check_view, view_too_large
from sandbox.shapes import Json, flag, obj, objs, text
from sandbox.things import View, Workspace
from sandbox.world import World

STACK = 3


def checked(world: World, team: str, view: object, kind: str, own_id: str = "") -> Json:
    """The view, when Slack would take it. Raises ApiError as Slack answers."""
    wrong = check_view(view)
    if not isinstance(view, dict) or wrong:
        raise ApiError("invalid_arguments", messages=wrong)
    if text(view, "type") != kind:
        raise ApiError(
            "invalid_arguments", messages=[f"[ERROR] expected a view of type {kind} [json-pointer:/view/type]"]
        )
    if view_too_large(view):
        raise ApiError("view_too_large")
    external = text(view, "external_id")
    same = (one for one in world.views.values() if one.team == team and one.external_id == external)
    if external and any(one.id != own_id for one in same):
        raise ApiError("duplicate_external_id")
    return view


def open_modal(world: World, workspace: Workspace, user: str, view: Json) -> View:
    """Show a modal in place of whatever stack of modals the person has open."""
    world.remove_views(world.modals(workspace.id, user))
    return world.put_view(_made(world, workspace, user, view))


def push_modal(world: World, workspace: Workspace, user: str, view: Json) -> View:
    """Show a modal on top of the open ones. Raises ApiError if three are open."""
    stack = world.modals(workspace.id, user)
    if not stack:
        raise ApiError("not_found")
    if len(stack) >= STACK:
        raise ApiError("push_limit_reached")
    top = stack[-1]
    fresh = _made(world, workspace, user, view)
    placed = replace(fresh, depth=top.depth + 1, root_view_id=stack[0].id, previous_view_id=top.id)
    return world.put_view(placed)


def update(world: World, workspace: Workspace, old: View, view: Json) -> View:
    """Replace what a view shows; what the person has typed stays where block, action and kind are the same."""
    fresh = _made(world, workspace, old.user, view)
    same = replace(
        fresh,
        id=old.id,
        depth=old.depth,
        root_view_id=old.root_view_id,
        previous_view_id=old.previous_view_id,
        external_id=fresh.external_id or old.external_id,
        typed=state.kept(fresh.blocks, old.typed),
    )
    return world.put_view(same)


def publish(world: World, workspace: Workspace, user: str, view: Json) -> View:
    """Show a Home tab."""
    old = world.home(workspace.id, user)
    return update(world, workspace, old, view) if old else world.put_view(_made(world, workspace, user, view))


def _made(world: World, workspace: Workspace, user: str, view: Json) -> View:
    view_id = world.new_id("V")
    return View(
        team=workspace.id,
        id=view_id,
        user=user,
        type=text(view, "type"),
        blocks=state.with_ids(objs(view, "blocks")),
        hash=f"{int(world.clock.now().timestamp())}.{secrets.token_hex(4)}",
        callback_id=text(view, "callback_id"),
        title=obj(view, "title") or None,
        submit=obj(view, "submit") or None,
        close=obj(view, "close") or None,
        private_metadata=text(view, "private_metadata"),
        external_id=text(view, "external_id"),
        notify_on_close=flag(view, "notify_on_close"),
        clear_on_close=flag(view, "clear_on_close"),
        root_view_id=view_id,
    )
