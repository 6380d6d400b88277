"""Names of fields as files write them (visit_date, visit-date, VisitDate), turned into plain words where they are."""

import re

from conversations.form.element_rules import coded
from conversations.form.words import words_in

_CAPITALS = words_in("id ids zip ssn ssns naics fips icd npi ein fein gpa ged snap tanf ui us ca fpl url usd")
"""Short names that everybody reads; they are written in capitals."""
_SMALL = words_in("a an as at by do if in is no of off on or per the to up via and for not was with from")
"""The shortest of common words; other words of one or two letters are short forms."""
_SHORT = words_in(
    """adj adm admin agcy alloc appl appt assn auth bal bld calc cat cert chg clm cod comp cond conf curr cust def del
    dem dept diag dis dist ed edu elig elg emp enr ent est eth exp ext fac fam fed fin gen hosp ident inc indiv ins
    insur inst intl inv lang lic loc mar max med mem metr mgr mod mun nat neg num obs occ org orig pat poc pos prev pri
    prim proc prov pub pur rec recip ref reg rel req res resp rpt sal sch seq ser serv soc spec subj sup surv sys tel
    temp tot tran trans trt tx univ val var ver vol wks"""
)
_WHOLE = words_in("by day pay way key why buy say city type year style cycle system country county")
_STAYS = words_in(
    """cal medi mc mac non pre post co re e x self full part half one two three follow drop in out on off up well
    long short ex multi semi anti sub mid vice"""
)
"""Beginnings of names that are rightly written in one, such as CalFresh or follow-up."""
_ENDS_SHORT = r"(?:amt|nbr|qtr|flg|cnt|yr|pct|[cd]d|dt|nm|grp|wg|typ)$"
_CAMEL = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|\d+")


def in_plain_words(name: str) -> str:
    """The same name in words, each with a capital: "Visit Date" for visit_date. A name that is in words already stays
    as it is, and so does one with a part that is no common word (QTR_WG_AMT, fld12): only its people can say it."""
    bare = name.strip()
    parts = _parts(bare)
    if not parts or not all(map(_is_word, parts)):
        return name
    words = " ".join(_spelled(part, first=at == 0) for at, part in enumerate(parts))
    return name if coded(words) else words


def _parts(name: str) -> list[str]:
    """The parts of a name that is written as in a file; none of any other."""
    if "_" in name or coded(name):
        return [part for piece in re.split(r"[_\s-]+", name) if piece for part in _camel(piece)]
    if re.fullmatch(r"[a-z]{3,}(?:-[a-z]{2,})+|(?:[A-Z][a-z]+){2,}(?:[A-Z]{2})?", name):
        parts = [part for piece in name.split("-") for part in _camel(piece)]
        return [] if parts[0].casefold() in _STAYS else parts
    return []


def _camel(piece: str) -> list[str]:
    if not piece.isascii() or not piece.isalnum():
        return [piece]
    return _CAMEL.findall(piece)


def _is_word(part: str) -> bool:
    """Whether a part can be read aloud: known, or long enough, with a vowel, and no short form."""
    word = part.casefold()
    if word.isdigit():
        return len(word) == 4
    if word in _CAPITALS or word in _SMALL or word in _WHOLE:
        return True
    return (
        word.isascii()
        and word.isalpha()
        and len(word) > 2
        and word not in _SHORT
        and re.search(r"[aeiou]", word) is not None
        and re.search(r"[bcdfghjklmnpqrstvwxz]{5,}", word) is None
        and (len(word) < 6 or re.search(_ENDS_SHORT, word) is None)
    )


def _spelled(part: str, *, first: bool) -> str:
    word = part.casefold()
    if word in _CAPITALS:
        return word.upper()
    return word if word in _SMALL and not first else word.capitalize()
