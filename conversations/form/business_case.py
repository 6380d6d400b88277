"""Business Case: who asks, what for, and what comes out of it."""

from conversations.form.contacts import PROVIDER_COORDINATOR, PROVIDER_SPONSOR, RECIPIENT_COORDINATOR, RECIPIENT_SPONSOR
from conversations.form.model import Field, Kind, Section, Side, Stage
from conversations.form.outputs import OUTPUTS
from conversations.form.rules import WARN, at_least, mentions, tells
from conversations.form.text_rules import (
    NAME_FREE,
    NAME_LENGTH,
    NAMES_BODY_AND_PEOPLE,
    NO_PERSON_IN_NAME,
)
from conversations.form.words import DUTY, LACKING, PEOPLE, PERIOD

BUSINESS_CASE = Section(
    key="business_case",
    title="Business Case",
    about="Who asks for the data, why, and what will be made of them. The recipient writes it.",
    fields=(
        Field(
            key="use_case_name",
            label="Name",
            question="What short name should this agreement have?",
            why="The name stands in every mail, in every list and in the state's inventory.",
            good_hint="A good name has both programs and the purpose.",
            help="Leave out names of people. You can change it until the draft is signed.",
            good_example="CalFresh Employment Outcomes: EDD Quarterly Wages for CDSS Evaluation",
            weak_example="Data sharing",
            weak_because="It does not say who, what or why.",
            kind=Kind.TEXT,
            filled_by=Side.RECIPIENT,
            needed_at=Stage.SENDING,
            source="BUCP v3, use case name",
            checks=(
                NAME_LENGTH,
                NAME_FREE,
                NO_PERSON_IN_NAME,
                tells(
                    3,
                    "data sharing share exchange agreement request project bucp case idea information access transfer "
                    "set file files records new proposal program department state",
                    "The name does not say who shares what, and why.",
                    'E.g. "CalFresh job outcomes: EDD wages for CDSS".',
                ),
            ),
            for_people=("whether it holds the name of a person",),
        ),
        RECIPIENT_COORDINATOR,
        RECIPIENT_SPONSOR,
        PROVIDER_COORDINATOR,
        PROVIDER_SPONSOR,
        Field(
            key="purpose_scope",
            label="Scope",
            question="Whose data, from which years and places, do you need?",
            why="The scope sets the line: what is in and what is out.",
            good_hint="A good answer names the people, the years, the area, and what is left out.",
            help="Name the program, the group of people or firms, the years and the area. Say what you do not ask for.",
            good_example=(
                "All adults with a CalFresh case in any month of 2022-2026, statewide; not CalWORKs-only cases"
            ),
            weak_example="All our clients",
            weak_because="It sets no limit on who is in, or on the years.",
            kind=Kind.LONG_TEXT,
            filled_by=Side.RECIPIENT,
            needed_at=Stage.SENDING,
            source="BUCP v3, use case description and purpose",
            checks=(
                at_least(
                    60,
                    "This is too short to show what is in and what is out.",
                    "E.g. adults on CalFresh in 2022 to 2026, statewide; no cash aid cases.",
                ),
                mentions(
                    "population",
                    PEOPLE,
                    "names who or what the records are about",
                    says="Whose records?",
                    cure="E.g. adults with a CalFresh case.",
                    level=WARN,
                ),
                mentions(
                    "period",
                    PERIOD,
                    "names the years or months",
                    says="Which years?",
                    cure="E.g. 2022 to 2026.",
                    level=WARN,
                ),
            ),
            for_people=("whether the scope is as narrow as the purpose allows",),
        ),
        Field(
            key="purpose_reason",
            label="Reason",
            question="What makes you ask for the data now?",
            why="The provider wants to see the duty, report or decision behind the request.",
            good_hint="A good answer names a duty, a report or a decision.",
            help="Say which law, report, budget or decision calls for it, and why now.",
            good_example="Legislature asked for an annual report on employment of CalFresh participants",
            weak_example="We would like to look at it",
            weak_because="It names no duty and no decision.",
            kind=Kind.LONG_TEXT,
            filled_by=Side.RECIPIENT,
            needed_at=Stage.SENDING,
            source="BUCP v3, use case description and purpose",
            checks=(
                at_least(
                    40,
                    "This is too short to show why you ask now.",
                    "E.g. the Legislature asked for a yearly report on jobs of CalFresh clients.",
                ),
                mentions(
                    "duty",
                    DUTY,
                    "names a duty, a report or a decision",
                    says="Which duty, report or decision needs the data?",
                    cure="E.g. the yearly report to the Legislature.",
                    level=WARN,
                ),
            ),
            for_people=("whether the duty exists",),
        ),
        Field(
            key="purpose_need",
            label="Need",
            question="Why can't your own or public data do the job?",
            why="Reviewers check that you ask for no more than you need.",
            good_hint="A good answer says what you have and what it lacks.",
            help="Say what you hold, what is public, and what is missing in both.",
            good_example=(
                "CDSS holds self-reported earnings only; quarterly wage records are the only complete earnings source"
            ),
            weak_example="It is better data",
            weak_because="It does not look at your own data or at public data.",
            kind=Kind.LONG_TEXT,
            filled_by=Side.RECIPIENT,
            needed_at=Stage.SENDING,
            source=(
                "BUCP v3, use case description and purpose; the test of the least that is needed comes from the "
                "CalHHS form of 2018"
            ),
            checks=(
                at_least(
                    50,
                    "This is too short to show the need.",
                    "What do you hold, and what does it lack?",
                ),
                mentions(
                    "lack",
                    LACKING,
                    "says what own or public data lack",
                    says="What do your own data and public data lack?",
                    cure="E.g. we hold only self-reported pay; public tables do not follow people over time.",
                    level=WARN,
                ),
            ),
            for_people=("whether less data would do",),
        ),
        Field(
            key="purpose_benefits",
            label="Benefits",
            question="Who gains from this, and how?",
            why="Both departments can show what the sharing is good for.",
            good_hint="A good answer names your department and the people whose data it is.",
            help="Think of your department, other offices, and the people in the data.",
            good_example=(
                "Counties learn which training raises earnings; clients are referred to what works; "
                "CDSS meets its reporting duty"
            ),
            weak_example="It will help",
            weak_because="It does not say whom.",
            kind=Kind.LONG_TEXT,
            filled_by=Side.RECIPIENT,
            needed_at=Stage.SENDING,
            source="BUCP v3, use case description and purpose",
            checks=(NAMES_BODY_AND_PEOPLE,),
        ),
        *OUTPUTS,
    ),
)
