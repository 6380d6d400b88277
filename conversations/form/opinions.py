"""What counsel, the privacy officer and the security officer of a department write."""

from conversations.form.model import Field, Kind, Reviewer, Scope, Side, Stage
from conversations.form.record_rules import TAGGED
from conversations.form.rules import MUST, at_least, avoids, mentions, rule, tells
from conversations.form.words import CITED, SAFEGUARDS, SECRETS, TAG, found

NAMES_LAW = rule(
    "citation",
    MUST,
    "at least one law, with its code and section",
    says="No law is cited.",
    cure='Name the code and the section, e.g. "Welf. & Inst. Code 10850".',
    wrong=lambda look: not found(CITED, look.text, exact_case=True),
)


def _authority(side: Side, label: str, question: str, *, good: str, weak: str, because: str) -> Field:
    return Field(
        key=f"legal_authority_{side.value}",
        label=label,
        question=question,
        why="Data may be shared only where a law lets both sides do it.",
        good_hint="A good answer names the law with its section, and any limits.",
        help="Your counsel writes this. You may propose a text; counsel releases what enters the form.",
        good_example=good,
        weak_example=weak,
        weak_because=because,
        kind=Kind.CITED,
        filled_by=side,
        written_by=Reviewer.LEGAL,
        scope=Scope.PARTY,
        needed_at=Stage.SIGNING,
        source="BUCP v3, legal authority (in the 2018 CalHHS form only in a dispute)",
        checks=(
            NAMES_LAW,
            at_least(40, "This is too short for an opinion.", "Say what the law allows, and its limits."),
        ),
        for_people=("whether the law says so",),
    )


def authority() -> tuple[Field, Field]:
    """The legal authority of both sides, in the form's order."""
    return (
        _authority(
            Side.RECIPIENT,
            "Legal authority, recipient",
            "Which law lets your department receive and use the data?",
            good="(test text) W&I Code 18901 et seq. program administration; Civ. Code 1798.24(e): "
            "transfer necessary for statutory duty, compatible use",
            weak="We are allowed",
            because="It names no law.",
        ),
        _authority(
            Side.PROVIDER,
            "Legal authority, provider",
            "Which law lets your department disclose the data, and with what limits?",
            good="(test text) Unemp. Ins. Code 1095 as counsel specifies; 20 CFR Part 603 limits carried into "
            "Security requirements",
            weak="Same as above",
            because="The right to disclose is a question of its own.",
        ),
    )


def _privacy(side: Side) -> Field:
    return Field(
        key=f"privacy_requirements_{side.value}",
        label=f"Privacy rules, {side.value}",
        question="Which privacy rules must the use of the data keep?",
        why="Some data have rules beyond the common ones.",
        good_hint="A good answer gives each rule and its source: federal, contract or state.",
        help="Your privacy officer writes this. You may propose a text; the officer releases what enters the form.",
        good_example="Small-cell rule under 11, no re-identification; federal: 20 CFR 603 (test text)",
        weak_example="We follow the law",
        weak_because="It names no rule and no source.",
        kind=Kind.SOURCED,
        filled_by=side,
        written_by=Reviewer.PRIVACY,
        scope=Scope.PARTY,
        needed_at=Stage.SIGNING,
        source="BUCP v3, privacy requirements (not in the CalHHS form)",
        checks=(TAGGED,),
        for_people=("whether each rule has its own source",),
    )


def _security(side: Side) -> Field:
    return Field(
        key=f"security_requirements_{side.value}",
        label=f"Security rules, {side.value}",
        question="Which security rules must be kept?",
        why="SAM 5300 is the base for all; some data need more.",
        good_hint="A good answer names the base, and each safeguard beyond it.",
        help=(
            "Your security officer writes this. Keep secrets out: no addresses, no passwords. "
            "Those go into an attachment that stays confidential."
        ),
        good_example="SAM 5300 baseline; MFA; log review weekly; federal: IRS Pub 1075 not triggered",
        weak_example="Secure",
        weak_because="It names no safeguard.",
        kind=Kind.SOURCED,
        filled_by=side,
        written_by=Reviewer.SECURITY,
        scope=Scope.PARTY,
        needed_at=Stage.SIGNING,
        source="BUCP v3, security requirements; IDEA 7.3",
        checks=(
            mentions(
                "safeguards",
                f"{SAFEGUARDS}|{TAG}",
                "names the base and what is beyond it",
                says="Which safeguards?",
                cure='E.g. "SAM 5300; sign-in with two factors; logs read each week".',
            ),
            avoids(
                "secrets",
                SECRETS,
                "no network addresses, no passwords",
                says="This holds a network address or a password.",
                cure="Take it out; put it into a confidential attachment.",
            ),
            tells(
                2,
                "secure security safe safety protected state federal law policy policies standard standards rules "
                "follow all requirements contract agreement department monitor",
                "Which safeguards?",
                'E.g. "SAM 5300; sign-in with two factors; logs read each week".',
            ),
        ),
    )


def requirements(side: Side) -> tuple[Field, Field]:
    """The privacy and the security requirements of one side."""
    return _privacy(side), _security(side)
