"""A short sign of what a form asks, to notice when a released one changes."""

import hashlib
import json

from conversations.form.model import Field, Form


def fingerprint(form: Form) -> str:
    """SHA-256 over keys, kinds, scopes, origins, conditions and choices, in their order; not over wording."""
    facts: list[object] = [
        form.version,
        [[section.key, [_facts(field) for field in section.fields]] for section in form.sections],
    ]
    facts.append([_facts(column) for column in form.element_columns])
    return hashlib.sha256(json.dumps(facts, separators=(",", ":")).encode()).hexdigest()


def _facts(field: Field) -> list[object]:
    return [
        field.key,
        field.kind.name,
        field.scope.name,
        field.origin.name,
        field.filled_by.name,
        field.written_by.name if field.written_by else None,
        field.needed_at.name,
        repr(field.required),
        [choice.key for choice in field.choices],
    ]
