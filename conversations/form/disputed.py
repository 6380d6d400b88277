"""The questions that are asked only in a dispute: risks, other ways, and each side's case."""

from conversations.form.conditions import WhenDisputed
from conversations.form.model import Field, Kind, Scope, Side, Stage
from conversations.form.rules import at_least, mentions, tells
from conversations.form.words import DATED, SHORTFALL

DISPUTED = WhenDisputed()
_LEVELS = (
    "low high medium moderate minimal minor major risk risks none no little small possible unknown yes significant "
    "serious anticipated expected foreseen impact bad negative consequences nothing outside entities role"
)


def _risk(key: str, label: str, question: str, help_: str, good: str) -> Field:
    return Field(
        key=key,
        label=label,
        question=question,
        why="Mediators weigh the risks on both sides.",
        good_hint="A good answer names who could be harmed or object, and how.",
        help=help_,
        good_example=good,
        weak_example="Low",
        weak_because="It describes no risk.",
        kind=Kind.LONG_TEXT,
        filled_by=Side.BOTH,
        required=DISPUTED,
        needed_at=Stage.DISPUTE,
        source="BUCP v3, anticipated risks",
        checks=(tells(2, _LEVELS, "What could happen, and to whom?", f'E.g. "{good}".'),),
    )


RISKS = (
    _risk(
        "risk_environment",
        "Risk: public opinion",
        "How may the public and other groups react?",
        "Think of groups that have a stake in it, for or against.",
        "County associations support; worker groups ask about SSN use",
    ),
    _risk(
        "risk_outside",
        "Risk: outsiders",
        "What part do outsiders play, such as advocates, vendors or federal partners?",
        "Think of those who must agree, and of those who may use the results.",
        "Federal partner must concur on use of matched records",
    ),
    _risk(
        "risk_not_obtaining",
        "Risk: without the data",
        "What fails if you do not get the data?",
        "Name the report, the decision or the service that cannot go on.",
        "Report due 1 Oct cannot be produced",
    ),
    _risk(
        "risk_if_shared",
        "Risk: if shared",
        "What harm may come to the provider if the data are shared?",
        "Think of complaints, trust, and the rules that the provider is under.",
        "Employer confidentiality complaints",
    ),
    _risk(
        "risk_if_not_shared",
        "Risk: if not shared",
        "What harm may come to the recipient if the data are not shared?",
        "Think of money, duties and people who are served worse.",
        "Loss of federal match funds",
    ),
)

ALTERNATIVES = Field(
    key="possible_alternatives",
    label="Other ways",
    question="Which other ways are there, and why do they fall short?",
    why="Mediators want to see that other ways were looked at.",
    good_hint="A good answer names at least one other way and what it would lose.",
    help="Think of totals, a match made by the provider, a survey, or public data.",
    good_example="EDD runs the match and returns county tables; loses person-level dosage measures",
    weak_example="none",
    weak_because="It shows that nobody looked.",
    kind=Kind.LONG_TEXT,
    filled_by=Side.RECIPIENT,
    required=DISPUTED,
    needed_at=Stage.DISPUTE,
    source="BUCP v3, possible alternatives",
    checks=(
        mentions(
            "shortfall",
            SHORTFALL,
            "at least one other way, and why it falls short",
            says="Why does the other way fall short?",
            cure='E.g. "EDD makes the tables itself, but the yearly report would come too late".',
        ),
        tells(
            4,
            "none no alternatives alternative other another way ways option options possible available not "
            "cannot exist considered",
            "Which other way did you look at?",
            'E.g. "EDD makes the tables itself, but the yearly report would come too late".',
        ),
    ),
)


def _position(side: Side, other: str, label: str, *, good: str, weak: str, because: str) -> Field:
    return Field(
        key=f"positions_{side.value}",
        label=label,
        question="What is your case, in your own words?",
        why="Both sides and the mediators read it.",
        good_hint="A good answer gives grounds, and what would settle it.",
        help=f"Speak of the data and the law, not of the {other}. Both sides will read this.",
        good_example=good,
        weak_example=weak,
        weak_because=because,
        kind=Kind.LONG_TEXT,
        filled_by=side,
        scope=Scope.PARTY,
        required=DISPUTED,
        needed_at=Stage.DISPUTE,
        source="BUCP v3, departments' positions",
        checks=(
            at_least(
                30, "This is too short to make your case.", "Give your grounds: which duty, which risk, which law?"
            ),
            tells(
                4,
                "provider recipient wrong right share sharing data department agree disagree position want believe "
                "should not don't do because will never ever unreasonable refuse refuses possible impossible "
                "moment due "
                "reason reasons currently",
                "On which ground?",
                "Name the duty, the risk or the law that you rely on.",
            ),
        ),
    )


POSITIONS = (
    _position(
        Side.RECIPIENT,
        "provider",
        "Case of the recipient",
        good="Duty to report; hashed keys; 11+ suppression",
        weak="Provider is wrong",
        because="It gives no ground.",
    ),
    _position(
        Side.PROVIDER,
        "recipient",
        "Case of the provider",
        good="Race x county x age cells re-identify in 14 counties",
        weak="We do not share",
        because="It gives no ground.",
    ),
    Field(
        key="positions_discussion",
        label="What was tried",
        question="What was tried to agree, and when?",
        why="Mediators start from what was tried before.",
        good_hint="A good answer has dates, offers, and how each ended.",
        help="List meetings and offers with their dates. Keep to facts that both sides would sign.",
        good_example="3 meetings; offer to merge small counties; refused 6 Mar",
        weak_example="could not agree",
        weak_because="It shows nothing that was tried.",
        kind=Kind.LONG_TEXT,
        filled_by=Side.BOTH,
        required=DISPUTED,
        needed_at=Stage.DISPUTE,
        source="BUCP v3, departments' positions",
        checks=(
            at_least(40, "This is too short to show what was tried.", "List each meeting and offer with its date."),
            mentions(
                "dated",
                DATED,
                "at least one try has a date",
                says="No date is named.",
                cure='When was it tried? E.g. "offer to merge small counties, refused Mar 6".',
            ),
        ),
    ),
)
