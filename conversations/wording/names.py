"""Names of departments as people say them."""


def natural(name: str) -> str:
    """`Social Services, Department of` as people say it: `Department of Social Services`."""
    first, comma, rest = name.rpartition(", ")
    if comma and rest.split()[-1] in {"of", "the", "for", "on"}:
        return f"{rest} {first}"
    if comma and rest in {"California", "State"}:
        return f"{rest} {first}"
    return name
