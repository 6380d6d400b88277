"""Business Case: who asks, what for, and what comes out of it."""

from conversations.form.conditions import WhenYes
from conversations.form.model import Check, Field, Kind, Scope, Section, Side, Stage, choice
from conversations.form.record_rules import (
    ALL_PARTS,
    EMAIL,
    EXECUTIVE_LEVEL,
    NAMES_A_ROLE,
    NOT_PROVIDER_COORDINATOR,
    NOT_RECIPIENT_COORDINATOR,
    PHONE,
)
from conversations.form.rules import WARN, at_least, mentions, tells
from conversations.form.text_rules import (
    EACH_PRODUCT_FLAGGED,
    NAME_FREE,
    NAME_LENGTH,
    NAMES_BODY_AND_PEOPLE,
    NO_PERSON_IN_NAME,
)
from conversations.form.words import DUTY, LACKING, PEOPLE, PERIOD

PUBLIC = WhenYes("output_public", "when a product is public")

DATA_CATEGORIES = (
    choice(
        "pii",
        "PII",
        (
            "personal, personally identifiable, personal data, identifiers, identifier, ssn, social security, "
            "names, name, addresses, address, birth date, date of birth, contact details, driver license, person "
            "key"
        ),
    ),
    choice(
        "demographic",
        "demographic",
        ("demographics, age, race, ethnicity, gender, sex, language, household size, marital status, veteran status"),
    ),
    choice(
        "program_usage",
        "program usage",
        (
            "usage, program use, services, service use, participation, enrollment, benefits, caseload, case "
            "records, program data, program participation, eligibility, licensing, licenses"
        ),
    ),
    choice(
        "wage",
        "wage/employment",
        ("wage, wages, employment, earnings, income, employer, employers, job, jobs, unemployment, payroll"),
    ),
    choice(
        "health",
        "health/PHI",
        (
            "health, phi, medical, hipaa, claims, diagnosis, diagnoses, medi-cal, hospital, mental health, "
            "behavioral health, clinical, immunization, vital records"
        ),
    ),
    choice(
        "education",
        "education/FERPA",
        ("education, ferpa, student, students, school, schools, education records, grades, transcripts, college"),
    ),
    choice("tax", "tax/FTI", ("tax, taxes, fti, federal tax information, tax returns, tax return")),
    choice(
        "criminal_justice",
        "criminal-justice/CJI",
        (
            "criminal justice, criminal-justice, criminal, cji, arrests, arrest, convictions, conviction, "
            "probation, incarceration, corrections, cori, court records"
        ),
    ),
    choice(
        "location",
        "location",
        (
            "locations, geography, geographic, gps, coordinates, county, zip, zip code, census tract, geocodes, "
            "addresses geocoded"
        ),
    ),
    choice("other", "other", "something else, none of these, none of the above"),
)


def _coordinator(side: Side, checks: tuple[Check, ...], stage: Stage) -> Field:
    who = side.value
    return Field(
        key=f"{who}_data_coordinator",
        label=f"Data coordinator, {who}",
        question="Who is your data coordinator?",
        why="This person drives the work on the data and signs the agreement.",
        good_hint="A good answer gives name, division, e-mail and phone. You can paste a mail signature.",
        help="The coordinator works under the director, leads the work on the data, and signs with the sponsor.",
        good_example=(
            "(role) Research Services Branch Manager, CDSS Research Division, research.coord@example.org, 916-555-0101"
        ),
        weak_example="Bob",
        weak_because="It gives no division, no e-mail and no phone.",
        kind=Kind.PERSON,
        parts=("name", "division", "email", "phone"),
        filled_by=side,
        scope=Scope.PARTY,
        needed_at=stage,
        source="BUCP v3, contacts",
        checks=checks,
        notes="One per department.",
    )


def _sponsor(side: Side, checks: tuple[Check, ...], stage: Stage) -> Field:
    who = side.value
    return Field(
        key=f"{who}_executive_sponsor",
        label=f"Executive sponsor, {who}",
        question="Who is your executive sponsor?",
        why="This person signs for your department and stands behind the use of the data.",
        good_hint="A good answer gives name and title, e-mail and phone.",
        help="A person at director level, best a deputy director, who may approve the use and the release of results.",
        good_example="(role) Deputy Director, Family Engagement and Empowerment, exec@example.org, 916-555-0102",
        weak_example="the analyst who wrote the draft",
        weak_because="An analyst may not sign for the department.",
        kind=Kind.PERSON,
        parts=("name", "email", "phone"),
        filled_by=side,
        scope=Scope.PARTY,
        needed_at=stage,
        source="BUCP v3, contacts",
        checks=checks,
        for_people=("whether this person may sign for the department",),
    )


_CONTACT = (ALL_PARTS, EMAIL, PHONE)

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
        _coordinator(Side.RECIPIENT, _CONTACT, Stage.SENDING),
        _sponsor(Side.RECIPIENT, (*_CONTACT, EXECUTIVE_LEVEL, NOT_RECIPIENT_COORDINATOR), Stage.SENDING),
        _coordinator(Side.PROVIDER, _CONTACT, Stage.REVIEW),
        _sponsor(Side.PROVIDER, (*_CONTACT, EXECUTIVE_LEVEL, NOT_PROVIDER_COORDINATOR), Stage.REVIEW),
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
        Field(
            key="data_categories",
            label="Kinds of data",
            question="Which kinds of data do you need?",
            why="Some kinds have rules of their own, for example health or school records.",
            good_hint="A good answer picks the few kinds you need, by number or name.",
            help="Pick as many as fit. Health data add a question on HIPAA, school records some on FERPA.",
            good_example="PII (hashed SSN); wage data (employer id, quarter, wages)",
            weak_example="Everything in your wage file",
            weak_because="These are not kinds of data, and it is more than you need.",
            kind=Kind.CHOICES_TEXT,
            choices=DATA_CATEGORIES,
            filled_by=Side.RECIPIENT,
            needed_at=Stage.SENDING,
            source="BUCP v3, data types and categories; the list [inferred]",
            for_people=("whether each kind is needed",),
        ),
        Field(
            key="output_products",
            label="Products",
            question="What will you make from the data, and which of it is public?",
            why="The provider needs to know what leaves your department.",
            good_hint="A good answer lists each product and marks it public or not public.",
            help="List working files as well as final ones, one a line, each with public or not public.",
            good_example=(
                "Linked person-quarter file (non-public, intermediate); "
                "county tables with cells under 11 hidden (public, annual)"
            ),
            weak_example="Reports",
            weak_because="It names no product and does not say what is public.",
            kind=Kind.LONG_TEXT,
            filled_by=Side.RECIPIENT,
            needed_at=Stage.SENDING,
            source="BUCP v3, output and use",
            checks=(EACH_PRODUCT_FLAGGED,),
        ),
        Field(
            key="output_public",
            label="Anything public?",
            question="Will any product be public?",
            why="What goes public must be cleared first, on both sides.",
            good_hint="A good answer is yes or no.",
            help="A yes adds two questions: who clears a release, and how people are kept from being known again.",
            good_example="yes",
            weak_example="maybe",
            weak_because="It must be yes or no.",
            kind=Kind.YES_NO,
            filled_by=Side.RECIPIENT,
            needed_at=Stage.SENDING,
            source="BUCP v3, output and use; a question of its own [inferred]",
        ),
        Field(
            key="output_release_approver_recipient",
            label="Who clears a release, recipient",
            question="Who on your side clears a public product before it goes out?",
            why="Both departments say who must agree before something is published.",
            good_hint="A good answer is a role, and what is checked first.",
            help="Name the role, not only the person: people change.",
            good_example="CDSS Deputy Director, after privacy office check",
            weak_example="nobody",
            weak_because="Both departments must name somebody.",
            kind=Kind.ROLE,
            filled_by=Side.RECIPIENT,
            scope=Scope.PARTY,
            required=PUBLIC,
            needed_at=Stage.SENDING,
            source="BUCP v3, output and use",
            checks=(NAMES_A_ROLE,),
        ),
        Field(
            key="output_release_approver_provider",
            label="Who clears a release, provider",
            question="Who on the provider's side clears a public product before it goes out?",
            why="Both departments say who must agree before something is published.",
            good_hint="A good answer is a role at the provider.",
            help="The provider names its own role.",
            good_example="EDD Labor Market Information Division chief",
            weak_example="recipient decides alone",
            weak_because="The form asks both departments.",
            kind=Kind.ROLE,
            filled_by=Side.PROVIDER,
            scope=Scope.PARTY,
            required=PUBLIC,
            source="BUCP v3, output and use",
            checks=(NAMES_A_ROLE,),
        ),
        Field(
            key="output_analysis",
            label="Analysis",
            question="What will you analyze?",
            why="It shows that the data fit the question.",
            good_hint="A good answer says what is compared, for whom, and by what.",
            help="Name the measure, the groups and the comparison, or the decision that the result feeds.",
            good_example="Earnings one year before and after CalFresh E&T enrolment, by county and component",
            weak_example="Analysis",
            weak_because="It says nothing.",
            kind=Kind.LONG_TEXT,
            filled_by=Side.RECIPIENT,
            needed_at=Stage.SENDING,
            source="BUCP v3, output and use",
            checks=(
                at_least(
                    20,
                    "This is too short to show what you compare.",
                    "E.g. pay one year before and after training, by county.",
                    WARN,
                ),
                tells(
                    3,
                    "analysis analyze analyse analyses analyzing data statistics statistical results review "
                    "study trends "
                    "research information insights report reports numbers evaluate evaluation examine "
                    "file dataset records patterns findings explore program programs",
                    "What is measured or compared?",
                    "E.g. pay one year before and after training, by county.",
                ),
            ),
        ),
        Field(
            key="output_processes",
            label="Work that changes",
            question="Which of your work will change by the results?",
            why="It shows that the results are put to use.",
            good_hint="A good answer names a process, or says none and why.",
            help="Think of plans, budgets, guidance, outreach. If nothing changes, say none and why.",
            good_example="County plan guidance; annual budget estimate for E&T",
            weak_example="None known",
            weak_because="Name the work that changes, or say why none does.",
            kind=Kind.LONG_TEXT,
            filled_by=Side.RECIPIENT,
            needed_at=Stage.SENDING,
            source="BUCP v3, output and use",
            checks=(
                tells(
                    2,
                    "process processes operations business none known no nothing program programs department internal "
                    "decisions decision yes work affected changes change unknown not now moment day-to-day "
                    "everyday everything all across",
                    "Which work changes?",
                    "E.g. county guidance, the November budget estimate. Or: none, because ...",
                ),
            ),
        ),
    ),
)
