"""Instructions and Checklist: what happened on the way, and when the exchange begins and ends."""

from conversations.form.conditions import UnlessOpenEnded
from conversations.form.day_rules import (
    AFTER_START,
    APPROVALS,
    NOT_IN_FUTURE,
    OPEN_END_SAID,
    REVIEWS,
    SAME_FOR_ALL,
    not_after,
    not_before,
)
from conversations.form.model import Field, Kind, Origin, Scope, Section, Side, Stage
from conversations.form.record_rules import COORDINATOR_NOT_SPONSOR, OPINION_IS_WHOLE, SIGNED_OFF

_OPINION_HELP = (
    "An opinion is not a signature. What it asks for must be settled with the executive sponsor before signing."
)
_OPINION_EXAMPLE = (
    "{department: CDSS, name: (role) Chief Counsel, role: %s, date: 2027-02-03, "
    'opinion: "No objection; asks that retention be stated in months - done in v0.4"}'
)


def _review(name: str, reads_for: str) -> Field:
    return Field(
        key=f"{name}_review",
        label=f"{name.title()} review",
        question=f"What is your {name} opinion on this agreement?",
        why=f"Each department keeps its {name} opinion on file before it signs.",
        good_hint="A good answer says who you are, what you read, and what you ask for, if anything.",
        help=f"The {name} representative reads for {reads_for}. {_OPINION_HELP}",
        good_example=_OPINION_EXAMPLE % f"{name.title()} representative",
        weak_example="approved",
        weak_because="It has no date and no name, and it does not say if anything is still open.",
        kind=Kind.REVIEW,
        filled_by=Side.BOTH,
        origin=Origin.RECORDED,
        scope=Scope.PARTY,
        needed_at=Stage.SIGNING,
        source=f"BUCP v3, checklist row {name.title()} Review; guidebook FAQ",
        checks=(OPINION_IS_WHOLE, not_before(("draft_sent_date",), "the day the draft was sent")),
        for_people=("whether every open concern is settled before signing",),
        notes="With several departments a column that is not used may say N/A.",
    )


CHECKLIST = Section(
    key="checklist",
    title="Instructions and Checklist",
    about="What happened on the way to the signatures. The assistant keeps most of it.",
    fields=(
        Field(
            key="draft_finalized_date",
            label="Draft complete",
            question="On which day was the first draft complete?",
            why="The checklist shows when the recipient was done with its draft.",
            good_hint="A good answer is one day.",
            help="The day on which you saw your own draft as complete. I note it when you send.",
            good_example="2027-01-15",
            weak_example="soon",
            weak_because="It is not a date.",
            kind=Kind.DATE,
            filled_by=Side.RECIPIENT,
            origin=Origin.RECORDED,
            needed_at=Stage.SENDING,
            source="BUCP v3, checklist row Draft BUCP",
            checks=(NOT_IN_FUTURE, not_after(("draft_sent_date",), "the day the draft was sent")),
        ),
        Field(
            key="draft_sent_date",
            label="Draft sent",
            question="On which day was the draft sent to the provider?",
            why="Reviews and reminders count from this day.",
            good_hint="A good answer is one day.",
            help="The day on which the first full draft went to the provider. I note it when you send.",
            good_example="2027-01-18",
            weak_example="2027-01-10 (before it was finalized)",
            weak_because="A draft is sent after it is complete, not before.",
            kind=Kind.DATE,
            filled_by=Side.RECIPIENT,
            origin=Origin.RECORDED,
            needed_at=Stage.SENDING,
            source="BUCP v3, checklist row Send BUCP",
            checks=(not_before(("draft_finalized_date",), "the day the draft was complete"),),
        ),
        _review("legal", "the law that applies, clear roles, and the right of both sides to share"),
        _review(
            "privacy", "fair and lawful use of personal data, a clear purpose, and the risk that people are known again"
        ),
        _review("security", "the technical and office safeguards while the data move and where they are kept"),
        Field(
            key="executive_sponsor_review_date",
            label="Executive sponsor review",
            question="On which day did the executive sponsor sign?",
            why="The sponsor signs after all opinions are in.",
            good_hint="A good answer is the day of the sponsor's signature.",
            help="The same day as in the sponsor's signature block. I note it when the sponsor signs.",
            good_example="2027-02-19",
            weak_example="2027-02-01 while security opinion is dated 2027-02-10",
            weak_because="The sponsor signed before all opinions were there.",
            kind=Kind.DATE,
            filled_by=Side.BOTH,
            origin=Origin.RECORDED,
            scope=Scope.PARTY,
            needed_at=Stage.SIGNING,
            source="BUCP v3, checklist (the word is director there); multi-department template v2: executive sponsor",
            checks=(not_before(REVIEWS, "the last opinion"),),
            for_people=("that it is the day in the signature block",),
        ),
        Field(
            key="data_coordinator_final_review",
            label="Coordinator's final review",
            question="Who did the last check of the papers, and on which day?",
            why="A second pair of eyes sees that the papers are final and the route was kept.",
            good_hint="A good answer is the coordinator and a day.",
            help="Each coordinator confirms that the text is final, the list is complete and the route was kept.",
            good_example="{name: (role) Data Coordinator, date: 2027-02-22}",
            weak_example="same person as executive sponsor",
            weak_because="Nobody else has looked at it.",
            kind=Kind.SIGN_OFF,
            filled_by=Side.BOTH,
            origin=Origin.RECORDED,
            scope=Scope.PARTY,
            needed_at=Stage.SIGNING,
            source="BUCP v3, checklist; the order of the days [inferred]",
            checks=(
                SIGNED_OFF,
                COORDINATOR_NOT_SPONSOR,
                not_before(("executive_sponsor_review_date",), "the day the sponsor signed"),
            ),
        ),
        Field(
            key="start_date",
            label="Start",
            question="On which day may the first data move?",
            why="No data may move before all have signed and this day has come.",
            good_hint="A good answer is one day after the planned signatures.",
            help='You may also say "March 1, 2027 or the last signature, whichever is later".',
            good_example="2027-03-01",
            weak_example="2027-02-01 (before signatures)",
            weak_because="Data would move before anyone has signed.",
            kind=Kind.DATE,
            filled_by=Side.BOTH,
            source="BUCP v3, checklist; IDEA 5.2",
            checks=(
                not_before(("date_approved", "executive_sponsor_review_date", *APPROVALS), "the last signature"),
                SAME_FOR_ALL,
            ),
        ),
        Field(
            key="end_date",
            label="End",
            question="On which day does it end? If there is no end, type none.",
            why="After this day the data go back or are destroyed.",
            good_hint="A good answer is one day, or none if the exchange goes on.",
            help="An exchange may go on without an end where the law lets it. Then say so under Duration.",
            good_example="2030-02-28",
            weak_example="until further notice",
            weak_because="It is not a day. Say it under Duration, and type none here.",
            kind=Kind.DATE,
            filled_by=Side.BOTH,
            required=UnlessOpenEnded(),
            none_is="no end date",
            source="BUCP v3, checklist; guidebook FAQ: the end date is optional",
            checks=(AFTER_START, OPEN_END_SAID),
        ),
    ),
)
