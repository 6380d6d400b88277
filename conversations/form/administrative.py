"""Administrative: law, money, dates, passing on, research."""

from conversations.form.conditions import WhenYes
from conversations.form.day_rules import (
    APPROVALS,
    GRANTED_IN_TIME,
    HAS_LENGTH,
    MATCHES_END,
    OPEN_END_REVIEWED,
    interval_when,
    not_before,
)
from conversations.form.disputed import ALTERNATIVES, RISKS
from conversations.form.model import Field, Kind, Origin, Section, Side, Stage, choice
from conversations.form.opinions import authority, requirements
from conversations.form.record_rules import (
    ONWARD_LIMITED,
    REASON_FOR_YES,
    REASON_IS_TEST,
    SAYS_WHAT_HAPPENS,
)
from conversations.form.rules import MUST, WARN, avoids, mentions, rule
from conversations.form.values import Granted
from conversations.form.words import MONEY_PAPER, NOT_GRANTED

_FUNDS = (
    Field(
        key="funds_transfer",
        label="Money?",
        question="Does money change hands for this work?",
        why="Money never moves under this form; it needs an agreement of its own.",
        good_hint="A good answer is yes or no.",
        help="Say yes if there is, or will be, another agreement that pays for the work.",
        good_example="no",
        weak_example="TBD",
        weak_because="It must be yes or no before anyone signs.",
        kind=Kind.YES_NO,
        filled_by=Side.BOTH,
        source="BUCP v3, transfer of funds",
    ),
    Field(
        key="funds_agreement",
        label="Agreement on money",
        question="Which agreement pays for the work?",
        why="The two agreements run side by side.",
        good_hint="A good answer has the kind of agreement, its number and where it stands.",
        help=(
            "Between departments it is an Interagency Agreement, within one a Memorandum of Agreement. "
            "This form is attached to it."
        ),
        good_example="IAA 27-0042, in DGS/contract review, BUCP is exhibit C",
        weak_example="We will invoice",
        weak_because="Money may not move under this form.",
        kind=Kind.TEXT,
        filled_by=Side.BOTH,
        required=WhenYes("funds_transfer", "when money changes hands"),
        source="Guidebook FAQ; IDEA 5.21; BUCP v3, transfer of funds",
        checks=(
            mentions(
                "paper",
                MONEY_PAPER,
                "names the agreement",
                says="Which agreement is it?",
                cure='E.g. "IAA 27-0042, in contract review".',
                level=WARN,
            ),
        ),
    ),
)

FREQUENCIES = (
    choice("one_time", "one-time", ("one time, once, single, one-off, one off, just once, onetime")),
    choice(
        "ongoing",
        "ongoing",
        (
            "recurring, repeated, regular, regularly, continuous, continuing, periodic, periodically, on-going, "
            "as needed"
        ),
    ),
)

_DATES = (
    Field(
        key="critical_deadlines",
        label="Deadlines",
        question="Which dates drive the work?",
        why="The provider can plan by them, and the next one stands on your Home page.",
        good_hint="A good answer has at least one date and what happens then.",
        help="One a line is easiest: the date, then what happens.",
        good_example="2027-10-01 report due; first file by 2027-04-15",
        weak_example="ASAP",
        weak_because="It is not a date.",
        kind=Kind.DATES,
        filled_by=Side.RECIPIENT,
        needed_at=Stage.SENDING,
        source="BUCP v3, critical dates",
        checks=(SAYS_WHAT_HAPPENS,),
    ),
    Field(
        key="duration",
        label="Duration",
        question="How long should the exchange go on?",
        why="It sets when the data must be gone, or looked at again.",
        good_hint="A good answer is a length, or open-ended with a reason and a review.",
        help="It must fit the end date. Open-ended is allowed if the law lets it and you review it from time to time.",
        good_example="3 years, review each January",
        weak_example="forever",
        weak_because="It names no review, and no purpose lasts forever.",
        kind=Kind.TEXT,
        filled_by=Side.BOTH,
        needed_at=Stage.SENDING,
        source="BUCP v3, critical dates",
        checks=(HAS_LENGTH, OPEN_END_REVIEWED, MATCHES_END),
    ),
    Field(
        key="frequency",
        label="How often",
        question="Is it one file, or again and again? How often?",
        why="How often data move sets the cost and the safeguards.",
        good_hint="A good answer is one-time, or ongoing and how often.",
        help="If ongoing, say each month, quarter or year, and how long after its end.",
        good_example="ongoing, quarterly, 45 days after quarter end",
        weak_example="regularly",
        weak_because="It does not say how often.",
        kind=Kind.CHOICE_TEXT,
        choices=FREQUENCIES,
        filled_by=Side.BOTH,
        needed_at=Stage.SENDING,
        source="BUCP v3, critical dates; IDEA 5.21",
        checks=(interval_when("ongoing"),),
    ),
    Field(
        key="date_approved",
        label="Approved and signed",
        question="On which day did the last party sign?",
        why="The exchange is approved on the day of the last signature.",
        good_hint="A good answer is one day.",
        help="I set it when the last signature arrives.",
        good_example="2027-02-22",
        weak_example="blank at filing",
        weak_because="The filing needs this day.",
        kind=Kind.DATE,
        filled_by=Side.BOTH,
        origin=Origin.DERIVED,
        needed_at=Stage.FILING,
        source="BUCP v3, critical dates",
        checks=(not_before(APPROVALS, "the last signature"),),
    ),
)

_USES = (
    Field(
        key="redisclosure",
        label="Passing on",
        question="May you pass data on to anyone else?",
        why="Data stay with you unless the agreement or a law says more.",
        good_hint="A good answer is no, or yes with to whom, in what form and under which law.",
        help="Results without small cells may be an exception. Name each one.",
        good_example="No, except suppressed county tables",
        weak_example="As needed",
        weak_because="It sets no limit on who may get the data.",
        kind=Kind.YES_NO_TEXT,
        filled_by=Side.BOTH,
        needed_at=Stage.SENDING,
        source="BUCP v3, re-disclosure; IDEA 8.7",
        checks=(ONWARD_LIMITED,),
    ),
    Field(
        key="research",
        label="Research?",
        question="Is it research, meant to add to general knowledge?",
        why="Research needs the approval of a review board first.",
        good_hint="A good answer is yes or no, with the reason in one line.",
        help="Program evaluation, public health work, quality work and oversight do not count as research here.",
        good_example="no - program evaluation required of CDSS",
        weak_example="yes (because analysts call it research)",
        weak_because="The name does not matter; the aim does.",
        kind=Kind.YES_NO,
        filled_by=Side.BOTH,
        source="BUCP v3, Appendix A; the same words in the CalHHS form",
        checks=(REASON_FOR_YES, REASON_IS_TEST),
        for_people=("whether a no needs more of a reason",),
    ),
    Field(
        key="irb_statement",
        label="Review board",
        question="Which review board approved the research, and when?",
        why="The approval must be there before anyone signs.",
        good_hint="A good answer names the board, the protocol number and the day.",
        help="Research on personal data of the state goes to the state's board, CPHS, or another review board.",
        good_example="CPHS approved protocol 2027-012 on 2027-01-28",
        weak_example="we will apply",
        weak_because="It must say that the approval has been given.",
        kind=Kind.GRANTED,
        filled_by=Side.RECIPIENT,
        required=WhenYes("research", "when it is research"),
        needed_at=Stage.SIGNING,
        source="BUCP v3, research; CPHS reviews personal data held by a state body",
        checks=(
            avoids(
                "granted",
                NOT_GRANTED,
                "says that it has been granted",
                says="The approval is not there yet.",
                cure='Answer with "later" until the board has approved.',
                level=MUST,
            ),
            rule(
                "number",
                MUST,
                "has the number",
                says="No protocol number is named.",
                cure='E.g. "protocol 2027-012".',
                wrong=lambda look: isinstance(look.value, Granted) and not look.value.number,
            ),
            rule(
                "day",
                MUST,
                "has the day",
                says="The day of the approval is not named.",
                cure='E.g. "on Jan 28, 2027".',
                wrong=lambda look: isinstance(look.value, Granted) and look.value.day is None,
            ),
            GRANTED_IN_TIME,
        ),
    ),
)

ADMINISTRATIVE = Section(
    key="administrative",
    title="Administrative",
    about="Law, money, dates and special rules. The provider helps; counsel and officers write their parts.",
    fields=(
        *RISKS,
        *authority(),
        *_FUNDS,
        ALTERNATIVES,
        *_DATES,
        *_USES,
        *requirements(Side.RECIPIENT),
        *requirements(Side.PROVIDER),
    ),
)
