"""Tokens and keys: those that tell by their shape what they are, and long random ones that a word announces."""

import math
import re
from collections import Counter
from itertools import pairwise

_KNOWN = re.compile(
    r"xox[abeoprs]-[\w-]{10,}"  # Slack
    r"|xapp-\d-[\w-]{10,}"
    r"|hooks\.slack\.com/services/T\w+/B\w+/\w{8,}"
    r"|\b(?:AKIA|ASIA)[A-Z0-9]{16}\b"  # AWS
    r"|\bgh[pousr]_[A-Za-z0-9]{30,}|\bgithub_pat_\w{20,}"  # GitHub
    r"|\bglpat-[\w-]{16,}|\bnpm_[A-Za-z0-9]{30,}"
    r"|\bAIza[\w-]{30,}|\bya29\.[\w-]{20,}"  # Google
    r"|\bsk-(?:proj-|ant-)?[A-Za-z0-9_-]{24,}|\b[sr]k_(?:live|test)_[A-Za-z0-9]{16,}"
    r"|\bSG\.[\w-]{16,}\.[\w-]{16,}"
    r"|\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}"  # a JSON Web Token (RFC 7519)
    r"|-----BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----"  # PEM (RFC 7468)
)
_ANNOUNCED = re.compile(
    r"(?P<word>(?:api|secret|access|account|private|signing|shared|encryption|storage|auth)[ _-]?(?:access[ _-]?)?"
    r"(?:key|token)|client[ _-]?secret|secret|token|bearer|key)s?['\"]?"
    r"(?: ?[:=]=? ?| is | )(?P<open>['\"]?)(?P<value>[A-Za-z0-9+/_~.=-]{16,512})",
    re.IGNORECASE,
)
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_HEX = re.compile(r"[0-9a-f]+", re.IGNORECASE)
_ADDRESS = re.compile(r"^(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/|$)", re.IGNORECASE)
_WORDS = re.compile(r"[A-Za-z]+")


def found(text: str) -> int | None:
    """Where the first one is."""
    known = _KNOWN.search(text)
    places = [known.start()] if known else []
    announced = next((hit.start("value") for hit in _ANNOUNCED.finditer(text) if _is_random(hit)), None)
    return min([*places, *([] if announced is None else [announced])], default=None)


def _is_random(hit: re.Match[str]) -> bool:
    """Whether a value was drawn by lot: names and addresses are made of words, with few changes of their kind."""
    value, plain_key = hit["value"].rstrip(".="), hit["word"].casefold() == "key"
    if len(value) < (20 if plain_key else 16) or _ADDRESS.match(value):
        return False
    if not (re.search(r"\d", value) and re.search(r"[A-Za-z]", value)):
        return False
    if _HEX.fullmatch(value):
        return len(value) >= 32 or not plain_key
    if _UUID.fullmatch(value):
        return not plain_key
    return _entropy(value) >= (3.5 if plain_key else 3.2) and _changes(value) >= len(value) // 5


def _entropy(value: str) -> float:
    """Bits a character."""
    return -sum(n / len(value) * math.log2(n / len(value)) for n in Counter(value).values())


def _changes(value: str) -> int:
    """How often the next character is of another kind: capital, small, digit."""
    kinds = ["d" if char.isdigit() else "u" if char.isupper() else "l" if char.islower() else "s" for char in value]
    return sum(first != second and "s" not in (first, second) for first, second in pairwise(kinds))
