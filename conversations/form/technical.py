"""Technical: the data, who uses them, how they travel, where they are kept, and how they end."""

from conversations.form.conditions import AnyOf, WhenCategory, WhenElement, WhenYes
from conversations.form.day_rules import HAS_PERIOD
from conversations.form.element_rules import AT_LEAST_ONE, NOT_TOO_MANY
from conversations.form.model import Field, Kind, Section, Side, Stage
from conversations.form.rules import WARN, at_least, mentions, tells
from conversations.form.safekeeping import SAFEKEEPING
from conversations.form.text_rules import (
    COUNTS_USERS,
    NAMES_A_SYSTEM,
    NAMES_USERS,
)
from conversations.form.words import WRITTEN

POINTS_TO_PEOPLE = AnyOf(
    (
        WhenCategory(
            "pii",
            "health",
            "education",
            "tax",
            "criminal_justice",
            says="when the data are personal, health, education, tax or criminal-justice data",
        ),
        WhenElement("element_pii", ("direct", "indirect"), "when an element points to a person"),
    )
)

TECHNICAL = Section(
    key="technical",
    title="Technical",
    about="The data in detail, and how they are moved, kept and ended. Both sides work on it.",
    fields=(
        Field(
            key="data_elements",
            label="Data elements",
            question="Which data elements do you need?",
            why="Each element must be needed for the purpose.",
            good_hint="A good row has a plain name, its meaning, and what it is needed for.",
            help=(
                "One row for each element. Type them one by one, or paste rows from a sheet. The provider adds "
                "the rest."
            ),
            good_example=(
                "Quarterly Wage Amount - gross wages in US dollars paid by one employer in one quarter - outcome "
                "measure"
            ),
            weak_example="Attached: full layout of wage file",
            weak_because="It gives no meaning and no need for any element.",
            kind=Kind.ELEMENTS,
            filled_by=Side.BOTH,
            needed_at=Stage.SENDING,
            source="BUCP v3, data elements; the provider owes the definitions: IDEA 7.6",
            checks=(AT_LEAST_ONE, NOT_TOO_MANY),
            for_people=("whether the purpose needs each element",),
        ),
        Field(
            key="data_sources",
            label="Source systems",
            question="Which systems or files do the data come from?",
            why="The agreement asks for a list of sources.",
            good_hint="A good answer names each system or file.",
            help="Name the system or file, and who fills it, for each group of elements.",
            good_example="EDD base wage file, quarterly employer reports",
            weak_example="our database",
            weak_because="It has no name.",
            kind=Kind.LONG_TEXT,
            filled_by=Side.PROVIDER,
            source="IDEA 5.2; a question of its own [inferred]",
            checks=(NAMES_A_SYSTEM,),
        ),
        Field(
            key="population_period",
            label="Population and period",
            question="Whose records are in the file, for which period, and how are they matched?",
            why="It shows that the file holds no more people and years than needed.",
            good_hint="A good answer says who, from when to when, and which key links the records.",
            help="Say how the list of people is made, how many there are, the first and last period, and the key.",
            good_example=("Persons on the CDSS finder file (~2.1M SSN hashes), 2021 Q1-2026 Q4, matched on hashed SSN"),
            weak_example="everybody",
            weak_because="Nobody can tell if it is the least that is needed.",
            kind=Kind.LONG_TEXT,
            filled_by=Side.BOTH,
            required=POINTS_TO_PEOPLE,
            needed_at=Stage.SENDING,
            source="[inferred]; IDEA Addendum B 2.2 asks for linkages",
            checks=(HAS_PERIOD,),
            for_people=("whether fewer people or years would do", "how records are matched"),
        ),
        Field(
            key="data_users",
            label="Users",
            question="Who will see the data?",
            why="Only people with a task may see protected data.",
            good_hint="A good answer has roles, a unit and about how many.",
            help="Roles and numbers are enough; no names needed. Say who sees data about single people.",
            good_example="4 analysts and 1 DBA in CDSS Research; managers see tables only",
            weak_example="CDSS staff",
            weak_because="It sets no limit and names no roles.",
            kind=Kind.LONG_TEXT,
            filled_by=Side.RECIPIENT,
            needed_at=Stage.SENDING,
            source="BUCP v3, data users",
            checks=(COUNTS_USERS, NAMES_USERS),
        ),
        Field(
            key="data_user_roles",
            label="Users' tasks",
            question="What does each role do with the data?",
            why="Tasks show why each role needs to see the data.",
            good_hint="A good answer gives each role its tasks.",
            help="One task or two for each role. A short story of use helps.",
            good_example="Analyst links and tabulates; DBA loads and deletes; supervisor approves access monthly",
            weak_example="Analysis",
            weak_because="It names no tasks.",
            kind=Kind.LONG_TEXT,
            filled_by=Side.RECIPIENT,
            needed_at=Stage.SENDING,
            source="BUCP v3, data users; scenarios of use: IDEA 5.2",
            checks=(
                at_least(
                    20,
                    "This is too short to show the tasks.",
                    "E.g. analysts link and count; the administrator loads and deletes.",
                    WARN,
                ),
                tells(
                    4,
                    "analysis data staff user users analyze everyone they responsibilities roles role duties "
                    "tasks perform "
                    "job access review team jobs their usual purposes purpose research all",
                    "Who does what?",
                    "E.g. analysts link and count; the administrator loads and deletes.",
                ),
            ),
        ),
        Field(
            key="contractors_access",
            label="Contractors?",
            question="Will a contractor or vendor have access?",
            why="A contractor must be bound in writing to the same duties.",
            good_hint="A good answer is yes or no.",
            help="Any outside firm counts, also a cloud operator whose staff could open the data.",
            good_example="no",
            weak_example="not really",
            weak_because="It must be yes or no.",
            kind=Kind.YES_NO,
            filled_by=Side.RECIPIENT,
            needed_at=Stage.SENDING,
            source="BUCP v3, data users",
        ),
        Field(
            key="contractors_detail",
            label="Contractor and contract",
            question="Which firm, for what, and under which contract?",
            why="The contract must carry the duties of this agreement.",
            good_hint="A good answer names the firm, its task, and the contract with its number.",
            help="The contract binds the firm to the state's privacy law, SAM 5300, IDEA and this agreement.",
            good_example="Evaluator under contract 27-1001, clause 9 carries IDEA terms; 2 named analyst roles",
            weak_example="A vendor",
            weak_because="It does not show that the firm is bound in writing.",
            kind=Kind.LONG_TEXT,
            filled_by=Side.RECIPIENT,
            required=WhenYes("contractors_access", "when a contractor has access"),
            needed_at=Stage.SENDING,
            source="IDEA 5.7; BUCP v3, data users",
            checks=(
                mentions(
                    "contract",
                    WRITTEN,
                    "names a written agreement",
                    says="Which contract binds the firm?",
                    cure="E.g. contract 27-1001, clause 9.",
                ),
                tells(
                    2,
                    "vendor contractor contractors contract agreement agreements contracts firm company signed "
                    "writing place under standard some",
                    "Which firm, and what does it do?",
                    "E.g. the evaluator, under contract 27-1001, links the files.",
                ),
            ),
            for_people=("whether the contract carries all duties",),
        ),
        *SAFEKEEPING,
    ),
)
