"""The reference of all fields, as a Markdown page made from the form itself."""

from collections.abc import Iterator

from conversations.form.model import Check, Field, Form, Level, Origin, Scope

_ORIGINS = {
    Origin.ASKED: "asked of a person",
    Origin.RECORDED: "recorded when it happens",
    Origin.DERIVED: "derived from other facts",
}
_SCOPES = {
    Scope.AGREEMENT: "one for the agreement",
    Scope.PARTY: "one for each department",
    Scope.ELEMENT: "one for each data element",
}


def fields_page(form: Form) -> str:
    """Every field with who writes it, when it is needed, how it is answered, its checks and its source."""
    return "\n".join(_page(form)).rstrip() + "\n"


def _page(form: Form) -> Iterator[str]:
    yield f"# The fields of {form.version}"
    yield ""
    yield (
        "Made from the form in `conversations/form`; do not edit. "
        "A *must fix* stands in the way of sending or signing, never of saving. A *remark* may stay. "
        "What no rule can decide is listed as left to people."
    )
    yield from _overview(form)
    for section in form.sections:
        yield f"\n## {section.title}\n\n{section.about}"
        for field in section.fields:
            yield from _entry(field)
    yield "\n## Columns of a data element\n\nEach data element is a row with these columns."
    for column in form.element_columns:
        yield from _entry(column)


def _overview(form: Form) -> Iterator[str]:
    yield "\n| Section | Fields | Asked | Recorded | Derived |\n|---|---|---|---|---|"
    for section in form.sections:
        counts = [sum(field.origin is origin for field in section.fields) for origin in Origin]
        yield f"| {section.title} | {len(section.fields)} | " + " | ".join(map(str, counts)) + " |"


def _entry(field: Field) -> Iterator[str]:
    writer = f"{field.filled_by.value}"
    if field.written_by:
        writer += f"; the text is released by the {field.written_by.value} representative"
    yield f"\n### {field.label}\n\n`{field.key}` · {field.question}\n"
    yield f"- Filled in by: {writer}; {_SCOPES[field.scope]}; {_ORIGINS[field.origin]}"
    yield f"- Needed: {field.required.says}; {field.needed_at.value}"
    yield f"- Answer: {field.kind.value}" + (f" ({_choices(field)})" if field.choices else "")
    yield f"- Good: {field.good_example}"
    yield f"- Weak: {field.weak_example}. {field.weak_because}"
    for check in field.checks:
        yield f"- {_level(check)}: {check.rule}"
    if field.for_people:
        yield f"- Left to people: {'; '.join(field.for_people)}"
    if field.notes:
        yield f"- Note: {field.notes}"
    yield f"- Source: {field.source}"


def _choices(field: Field) -> str:
    return ", ".join(choice.label for choice in field.choices)


def _level(check: Check) -> str:
    return "Must fix" if check.level is Level.MUST_FIX else "Remark"
