"""The kinds of data, and what is made of them."""

from conversations.form.conditions import WhenYes
from conversations.form.contact_rules import (
    NAMES_A_ROLE,
)
from conversations.form.model import Field, Kind, Scope, Side, Stage, choice
from conversations.form.rules import WARN, at_least, tells
from conversations.form.text_rules import (
    EACH_PRODUCT_FLAGGED,
)

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


OUTPUTS = (
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
)
