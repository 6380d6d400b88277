"""Passwords that are said, not spoken about: a word for it, then what looks like nothing one would say in prose."""

import re

_ANNOUNCED = re.compile(
    r"(?<![a-z])(?P<word>password|passwd|passphrase|passcode|contraseña|pwd|pass|pw)"
    r"(?:[ ](?:for|of|to)[ ][^\n:=]{1,40}?|[ ]is[ ]now)?['\"]?"
    r"(?P<sep>[ ]?[:=]+[ ]?|[ ]is[: ][ ]?|[ ]-[ ]|[ ](?=[\"'])|[ ](?=\S*\d))"
    r"(?P<value>[\"'][^\"'\n]{4,60}[\"']|\S{4,80})",
    re.IGNORECASE,
)
_PIN = re.compile(
    r"\b(?:pin|passcode)(?: (?:code|number))?(?: ?[:=#] ?| is )(?:\d{4,8})(?![\w-])(?! digit)", re.IGNORECASE
)
_IN_ADDRESS = re.compile(r"\b[a-z][a-z0-9+.]{1,20}://[^\s/:@]{1,60}:(?!\*|<|\[|xxx)[^\s/@]{3,80}@", re.IGNORECASE)
_IN_COMMAND = re.compile(r"\b(?:mysql|mysqldump|sshpass|psql)\b[^\n]{0,80} -p ?['\"]?(?=\S*\d)\S{6,}", re.IGNORECASE)
_AFTER_USER = re.compile(
    r"\b(?:log ?in|sign ?in|credentials?|creds|user(?:name)?)\b[^\n]{0,30}?[\w.@\\-]{2,40} ?[:/ ] ?"
    r"(?=\S*\d)(?=\S*[A-Za-z])(?=\S*[!@#$%^&*?~])[^\s/:,]{6,40}(?![^\s.,;])",
    re.IGNORECASE,
)
# What is written where a value would stand, in rules and examples.
_NO_VALUE = re.compile(
    r"[*x•_.-]+|<.*|\[.*|\{.*|\$\{?\w*|%.*|\d+[-+]?(?:char\w*|day\w*|digit\w*|letter\w*|month\w*|hour\w*|bit\w*)?"
    r"|(?:sha|md|aes|rsa|bcrypt|pbkdf|argon|nist|sam|simm|sp|fips|iso|tls|saml|oauth|mfa|2fa|ad|sso|section|sec)"
    r"[-_./]?\d*[a-z]?(?:[-./]\d+[a-z]?)?",
    re.IGNORECASE,
)
_PROSE = re.compile(r"[A-Za-z][a-z]*(?:['/-][A-Za-z]+)*[.,;:!?)]*|[A-Z]{2,6}[.,;:!?)]*")
_SAYS_NOTHING = frozenset(
    {
        "none", "hashed", "required", "needed", "unknown", "encrypted", "rotated", "masked", "optional",
        "forgotten", "secret", "private", "protected", "changed", "expired", "disabled", "enabled", "removed",
        "missing", "hidden", "separate", "unique", "complex", "strong", "shared", "stored", "sent", "kept",
        "never", "policy", "rules", "yes", "later", "same", "below", "above", "individual", "temporary",
        "personal", "mandatory", "salted", "blank", "empty", "varies",
    }
)  # fmt: skip


def found(text: str) -> int | None:
    """Where the first one is."""
    places = [hit.start() for pattern in (_PIN, _IN_ADDRESS, _IN_COMMAND, _AFTER_USER) if (hit := pattern.search(text))]
    announced = next((hit.start("value") for hit in _ANNOUNCED.finditer(text) if _is_value(text, hit)), None)
    return min([*places, *([] if announced is None else [announced])], default=None)


def _is_value(text: str, hit: re.Match[str]) -> bool:
    written, announces = hit["value"], hit["sep"].strip()
    if written[0] in "\"'" and written[0] == written[-1]:
        inner = written.strip("\"'")
        return len(inner) >= 6 and not _NO_VALUE.fullmatch(inner) and inner.casefold() not in _SAYS_NOTHING
    value = written.strip("\"'").rstrip(".,;)!?") or written
    if _NO_VALUE.fullmatch(value):
        return len(value) >= 6 and value.isdigit() and announces != ""
    if _PROSE.fullmatch(value):
        return _stands_alone(text, hit, value)
    mixed = bool(re.search(r"\d", value)) and bool(re.search(r"[A-Za-z]", value))
    marked = bool(re.search(r"[!@#$%^&*?~+=]", value)) and bool(re.search(r"[A-Za-z]", value))
    if not announces:
        return mixed and bool(re.search(r"[!@#$%^&*?~]|[a-z]\d+$", value)) and "(" not in value
    return mixed or marked


def _stands_alone(text: str, hit: re.Match[str], value: str) -> bool:
    """A single plain word is a password only where nothing follows it that would make it a sentence."""
    if hit["sep"].strip() not in ("=", ":", "==") or value.casefold() in _SAYS_NOTHING or len(value) < 5:
        return False
    rest = text[hit.end() :].partition("\n")[0].strip()
    return not rest or rest[0] in ",;/&"
