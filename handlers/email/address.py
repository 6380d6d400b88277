"""Mail addresses: which of them can be written to at all, and which belong to the State."""

import re

STATE_DOMAIN = "ca.gov"

_SHAPE = re.compile(r"(?P<user>[^\s@<>()\[\],;:\\\"\x00-\x1f\x7f]+)@(?P<domain>[^\s@<>()\[\],;:\\\"\x00-\x1f\x7f]+)")
_DETOURS = re.compile(r"[%!]")
_LONGEST = 254  # RFC 5321, 4.5.3.1.3: a path of 256 octets with its two angle brackets


def envelope(address: str) -> str:
    """The address as the mail server gets it: trimmed, its domain in ASCII, lower case and without a final dot.

    Raises ValueError for what is not one plain `user@domain` (lists, comments, quoted names, routes).
    """
    shape = _SHAPE.fullmatch(address.strip())
    if shape is None:
        raise ValueError("not a mail address")
    domain = _ascii(shape["domain"])
    plain = f"{shape['user']}@{domain}"
    if len(plain) > _LONGEST or "" in domain.split("."):
        raise ValueError("not a mail address")
    return plain


def belongs_to_state(address: str) -> bool:
    """Whether an address, as `envelope` gives it, leads to ca.gov or below it.

    Old relays forward `user%ca.gov@relay` and `ca.gov!user@relay`: these count as well.
    """
    user, _, domain = address.rpartition("@")
    return any(_in_state(place) for place in (domain, *_DETOURS.split(user)))


def _in_state(place: str) -> bool:
    name = place.lower().rstrip(".")
    return name == STATE_DOMAIN or name.endswith(f".{STATE_DOMAIN}")


def _ascii(domain: str) -> str:
    try:
        # IDNA also folds full-width letters and the other full stops that mail programs take for a dot
        name = domain.rstrip(".").encode("idna").decode("ascii")
    except UnicodeError as unfit:
        raise ValueError("not a mail address") from unfit
    return name.lower().rstrip(".")
