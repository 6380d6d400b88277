"""Signatures and Approvals: what all sides confirm at the end, and their cases in a dispute."""

from conversations.form.day_rules import REVIEWS, not_before
from conversations.form.disputed import POSITIONS
from conversations.form.model import Field, Kind, Origin, Scope, Section, Side, Stage, choice
from conversations.form.record_rules import IS_SIGNATURE, NOT_DISPUTED, SIGNED_OFF
from conversations.form.rules import at_least, tells

_CONFIRMED = (
    choice(
        "yes",
        "yes",
        (
            "y, yep, yeah, undisputed, not disputed, confirmed, we confirm, i confirm, we agree, we all agree, "
            "no dispute, nobody disputes it"
        ),
    ),
    choice("no", "no", "nope, disputed, not yet, still disputed"),
    choice("after_dispute", "approved after dispute", "after dispute, approved after a dispute, after a dispute"),
)


def _approval(side: Side, role: str, role_key: str) -> Field:
    last = (not_before(REVIEWS, "the last opinion"),) if role_key == "executive_sponsor" else ()
    return Field(
        key=f"approval_{side.value}_{role_key}",
        label=f"Signature of the {side.value}'s {role}",
        question="Do you sign this version?",
        why="With the last signature the agreement is made.",
        good_hint="A good answer is a signature with name, title, e-mail, phone and day.",
        help=(
            "Most departments sign in their own service and upload the signed page. With several departments "
            "each has a block."
        ),
        good_example="(role) signed 2027-02-19",
        weak_example='typed "ok" in chat',
        weak_because="It is not a signature.",
        kind=Kind.SIGNATURE,
        filled_by=side,
        origin=Origin.RECORDED,
        scope=Scope.PARTY,
        needed_at=Stage.SIGNING,
        source="BUCP v3, approvals",
        checks=(IS_SIGNATURE, SIGNED_OFF, *last),
        for_people=("whether title, e-mail and phone are those of the contact",),
    )


APPROVALS = Section(
    key="approvals",
    title="Signatures and Approvals",
    about="What all sides confirm at the end. The cases of both sides are asked only in a dispute.",
    fields=(
        Field(
            key="undisputed_acknowledgement",
            label="Not disputed",
            question="Does your department confirm that nothing is in dispute?",
            why="Nobody signs over an open dispute.",
            good_hint="A good answer is yes.",
            help=(
                'If a dispute was decided, say "approved after dispute" and how it was decided. That is just as valid.'
            ),
            good_example="yes",
            weak_example="n/a",
            weak_because="Without an answer nobody can sign.",
            kind=Kind.CHOICE_TEXT,
            choices=_CONFIRMED,
            filled_by=Side.BOTH,
            scope=Scope.PARTY,
            needed_at=Stage.SIGNING,
            source="BUCP v3, approvals; IDEA 5.2, 7.5",
            checks=(NOT_DISPUTED,),
        ),
        Field(
            key="undisputed_explanation",
            label="How it was settled",
            question="How did all sides come to agree?",
            why="The agreement asks you to explain it in short.",
            good_hint="A good answer says who agreed, when, and how concerns were met.",
            help="Two lines are enough. Name the meeting or the change that settled it.",
            good_example="EDD program and counsel agreed scope at 2 Feb meeting; objections on SSN resolved by hashing",
            weak_example="agreed",
            weak_because="It does not say how or why.",
            kind=Kind.LONG_TEXT,
            filled_by=Side.RECIPIENT,
            needed_at=Stage.SIGNING,
            source="IDEA 5.2",
            checks=(
                at_least(
                    40, "This is too short to show how it was settled.", "Who agreed, when, and what was changed?"
                ),
                tells(
                    4,
                    "agreed agree agrees everyone parties both sides fine happy disputed undisputed dispute case "
                    "data all "
                    "nobody nothing one problem problems objects objected objections issues no not sharing",
                    "How was it settled?",
                    'E.g. "agreed at the Feb 2 meeting; the SSN concern was met by hashing".',
                ),
            ),
        ),
        _approval(Side.RECIPIENT, "data coordinator", "data_coordinator"),
        _approval(Side.RECIPIENT, "executive sponsor", "executive_sponsor"),
        _approval(Side.PROVIDER, "data coordinator", "data_coordinator"),
        _approval(Side.PROVIDER, "executive sponsor", "executive_sponsor"),
        *POSITIONS,
    ),
)
