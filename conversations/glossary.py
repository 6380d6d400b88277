"""The words of the field in plain language, as the conversation explains them and as `docs/glossary.md` lists them."""

import re
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Term:
    """`name` as it is written, `means` in a sentence or two, `also` other ways to write it."""

    name: str
    means: str
    also: tuple[str, ...] = ()


TERMS = (
    Term("IDEA", "The master agreement by which state departments share data that a law protects.",
         ("interagency data exchange agreement", "master agreement")),
    Term("BUCP", "Business Use Case Proposal: the paper for one exchange of data under IDEA. "
         "It says who gets what, and why. It can't change IDEA.", ("business use case proposal", "use case proposal")),
    Term("Data Recipient", "The party that gets the data and uses them. It writes the first draft.", ("recipient",)),
    Term("Data Provider", "The party that holds the data and gives them.", ("provider", "data owner", "owner")),
    Term("Party", "A department and its program that take part in an agreement, on the giving or the getting side.",
         ("parties",)),
    Term("Signatory", "A body that has signed IDEA. An agency's signature covers its departments, "
         "unless a law gives one of them authority of its own.", ("signatories",)),
    Term("Executive Sponsor", "A director or deputy director who weighs the opinions and signs. "
         "Each side has one. These signatures put a BUCP in force.", ("sponsor",)),
    Term("Data Coordinator", "The person on each side who sees to it that all steps were taken, and signs.",
         ("coordinator",)),
    Term("Registered Opinion", "What a legal, privacy or security reviewer writes about a BUCP. It is kept on file. "
         "It is given, not signed, and approves nothing.", ("opinion", "opinions", "registered opinions")),
    Term("CDO", "Chief Data Officer. An agency's CDO is the first to mediate in a dispute. "
         "The statewide CDO keeps the list of all BUCPs and approves none.",
         ("chief data officer", "agency cdo", "statewide cdo")),
    Term("AIO", "Agency Information Officer. Stands in where an agency has no Chief Data Officer.",
         ("agency information officer",)),
    Term("CalData", "The office of the statewide Chief Data Officer. It can tell who has signed IDEA."),
    Term("Interagency Agreement", "A contract between two departments. If money is paid, it goes in here and not in "
         "the BUCP.", ("ia", "iaa")),
    Term("Memorandum of Agreement", "The paper for money between two programs of the same department.",
         ("moa", "memorandum")),
    Term("Objection", "A provider declines and says why. That ends nothing: "
         "the request can be narrowed, explained or withdrawn."),
    Term("Dispute", "Something that the parties can't settle alone, such as costs or how names are hidden. "
         "Others then mediate, step by step."),
    Term("Notice", "What IDEA wants told to somebody in writing, such as the end of an agreement."),
    Term("Filing", "Putting a signed BUCP on the State's list. Nobody approves it there.", ("file", "inventory")),
    Term("Data element", "One column of the data, such as Quarterly Wage Amount.",
         ("element", "elements", "data elements", "field", "variable", "column")),
    Term("Population", "The people, firms or cases that the data are about, and the time they cover.",
         ("population and period",)),
    Term("Scope", "How far the request goes: which people, which places, which years.",
         ("purpose scope", "scope of the data")),
    Term("Minimum necessary", "Ask only for what the purpose needs: no extra columns, people or years.",
         ("minimum necessary standard", "data minimization")),
    Term("De-identify", "Change data so that they no longer point to single people, e.g. by taking names out. "
         "The provider looks at the method first.",
         ("de-identification", "deidentify", "deidentification", "de-identified", "deidentified", "anonymize")),
    Term("Identifier", "What tells who a row is about. A direct one does it alone, such as a name or a number. "
         "An indirect one does it together with others, such as a birth date.",
         ("direct identifier", "indirect identifier", "identifiers")),
    Term("Hash", "A code made from a number so that the number can't be read, but two files can still be matched.",
         ("hashed", "hashing")),
    Term("Redisclosure", "Passing the data on to somebody else.", ("passing on", "re-disclosure")),
    Term("PII", "Personally identifiable information: data that tell who a person is, such as a name, an address or "
         "a Social Security number.", ("personally identifiable information", "personal information", "personal data")),
    Term("PHI", "Protected health information: health data on a person that HIPAA covers.",
         ("protected health information",)),
    Term("FTI", "Federal tax information: tax data that come from the IRS. The IRS sets strict rules for them.",
         ("federal tax information",)),
    Term("CJI", "Criminal justice information: data of the police and the courts under rules of the FBI.",
         ("criminal justice information", "cjis")),
    Term("HIPAA", "The federal law on the privacy of health data."),
    Term("FERPA", "The federal law on the privacy of school records."),
    Term("CMIA", "California's law on the privacy of medical records.",
         ("confidentiality of medical information act",)),
    Term("IPA", "California's Information Practices Act: how state bodies must handle data on people.",
         ("information practices act",)),
    Term("IRB", "A board that looks at research on people before it starts.", ("institutional review board",)),
    Term("CPHS", "The State's own board that looks at research on people and at the use of the State's personal data "
         "for it.", ("committee for the protection of human subjects",)),
    Term("Research", "Study that aims at new general knowledge. "
         "A look at how well your own program works does not count as research here."),
    Term("SFTP", "A safe way to send files: they are encrypted on the way.", ("secure file transfer",)),
    Term("API", "A way for two computer systems to pass data to each other, with no file sent by hand.", ("apis",)),
    Term("Encryption", "Making data unreadable for all who lack the key.", ("encrypt", "encrypted")),
    Term("SAM", "The State Administrative Manual: rules that all departments follow, also on security.",
         ("state administrative manual",)),
    Term("Courtesy draft", "The form, borrowed outside IDEA because a party has not signed. Nothing is filed."),
)  # fmt: skip

_ASKS = (
    r"(?:what|who)(?:'s|s| is| are)\s+(?:(?:meant|understood) by\s+)?(?P<is>.+)",
    r"what does (?P<does>.+?) (?:mean|stand for)",
    r"what do you mean (?:by|with) (?P<you>.+)",
    r"(?:define|explain|meaning of|definition of)\s+(?P<define>.+)",
    r"(?P<meaning>.+?) (?:meaning|definition)",
)
_FORMS = re.compile("|".join(_ASKS))
_LONGEST = 80
_ARTICLE = re.compile(r"^(?:a|an|the|your|our|my)\s+")


def term(name: str) -> Term | None:
    """The term of that name, in any way of writing it that we know."""
    return _by_name().get(_simple(name))


def asked_about(text: str) -> Term | None:
    """The term that a whole message asks about: `what is PII`, `PII?`, `what does PII mean`. None for other words."""
    words = " ".join(text.casefold().replace("’", "'").split())
    if len(words) > _LONGEST:
        return None
    bare = words.rstrip(" ?!.")
    form = _FORMS.fullmatch(bare)
    if form is not None:
        return term(next(one for one in form.groups() if one))
    return term(bare) if words.endswith("?") else None


def _simple(name: str) -> str:
    words = " ".join(re.sub(r"[\"'“”‘’]", "", name.casefold()).replace("-", " ").split()).strip(" .,!?:;")
    return _ARTICLE.sub("", words)


@cache
def _by_name() -> dict[str, Term]:
    return {_simple(name): one for one in TERMS for name in (one.name, *one.also)}
