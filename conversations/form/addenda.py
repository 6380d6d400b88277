"""The addenda for health data (A, HIPAA) and school records (B, FERPA)."""

from conversations.form.conditions import WhenCategory
from conversations.form.model import Check, Field, Kind, Origin, Scope, Section, Side, Stage, choice
from conversations.form.record_rules import EACH_PARTY
from conversations.form.rules import WARN, mentions, tells
from conversations.form.words import APPOINTED, FERPA_RULE, METHOD, ONWARD_LIMIT, SIGNED, WITHIN, WITNESSED

HEALTH = WhenCategory("health", says="when health data are shared")
EDUCATION = WhenCategory("education", says="when school records are shared")

STATUSES = (
    choice(
        "covered",
        "covered entity",
        (
            "covered, covered component, covered program, health plan, covered health plan, covered provider, "
            "covered entity component"
        ),
    ),
    choice("business_associate", "business associate", "ba, associate, subcontractor business associate"),
    choice("hybrid", "hybrid entity", "hybrid"),
    choice(
        "none",
        "none of these",
        (
            "none, not covered, non-covered, noncovered, non covered, neither, no, not a covered entity, not "
            "business associate, not hybrid, not a business associate, no status, non-covered program"
        ),
    ),
)

HIPAA = Section(
    key="hipaa",
    title="Conditional: HIPAA (Addendum A)",
    about="Asked only when health data are shared.",
    fields=(
        Field(
            key="hipaa_parties",
            label="HIPAA status",
            question="What is each department under HIPAA?",
            why="It decides which duties of Addendum A apply.",
            good_hint="A good answer gives each department one of the four.",
            help=(
                "One of: covered entity, business associate, hybrid entity, none of these. Your privacy officer knows."
            ),
            good_example="DHCS covered component; CDPH non-covered program",
            weak_example="medical stuff",
            weak_because="It gives no status.",
            kind=Kind.PARTY_CHOICE,
            choices=STATUSES,
            filled_by=Side.BOTH,
            scope=Scope.PARTY,
            required=HEALTH,
            source="IDEA Addendum A",
            checks=(EACH_PARTY,),
        ),
    ),
)


def _ferpa(
    key: str,
    label: str,
    *,
    question: str,
    why: str,
    hint: str,
    help_: str,
    good: str,
    weak: str,
    because: str,
    checks: tuple[Check, ...],
) -> Field:
    signed = key == "ferpa_source_signature"
    return Field(
        key=key,
        label=label,
        question=question,
        why=why,
        good_hint=hint,
        help=help_,
        good_example=good,
        weak_example=weak,
        weak_because=because,
        kind=Kind.LONG_TEXT,
        filled_by=Side.BOTH,
        origin=Origin.RECORDED if signed else Origin.ASKED,
        required=EDUCATION,
        needed_at=Stage.SIGNING if signed else Stage.REVIEW,
        source="IDEA Addendum B 1.3-1.4, 2, 3, 4.1",
        checks=checks,
        for_people=("whether it meets the addendum",),
    )


_DATES_CURE = 'E.g. "by June 30, 2028, or when the study ends; two staff members watch and attest".'

FERPA = Section(
    key="ferpa",
    title="Conditional: FERPA (Addendum B)",
    about="Asked only when school records are shared.",
    fields=(
        _ferpa(
            "ferpa_pii",
            "Personal data from school records",
            question="Which elements from school records point to a person?",
            why="Parents and schools must be able to see what is passed on.",
            hint="A good answer names each element.",
            help_="Take them from your list of elements. Say which are hashed.",
            good="Student identifier (hashed), birth year, school code, grade level, graduation date",
            weak="Student data",
            because="It names no element, so nobody can tell what points to a person.",
            checks=(
                tells(
                    2,
                    "student students data records record information education educational personal personally "
                    "identifiable "
                    "pii all school pupil pupils private details file files everything",
                    "Which elements?",
                    "E.g. student identifier (hashed), birth year, school code.",
                ),
            ),
        ),
        _ferpa(
            "ferpa_exception",
            "Exception to consent",
            question="Which exception of FERPA do you rely on, and for what purpose?",
            why="School records need consent, unless one of the exceptions fits.",
            hint="A good answer has the purpose and the section of 34 CFR 99.31.",
            help_="Your counsel can name the section.",
            good=(
                "Evaluation of a state-supported education program; 34 CFR 99.31(a)(3) with 99.35 (test text, "
                "counsel confirms)"
            ),
            weak="FERPA allows it",
            because="It names no purpose and no section.",
            checks=(
                mentions(
                    "section",
                    FERPA_RULE,
                    "names the section of 34 CFR 99",
                    says="Which section do you rely on?",
                    cure='E.g. "evaluation of a program; 34 CFR 99.31(a)(3)".',
                    level=WARN,
                ),
            ),
        ),
        _ferpa(
            "ferpa_activity",
            "Activity and method",
            question="What will be done with the school records, by whom, how and when?",
            why="The education agency must be able to judge that the study is sound.",
            hint="A good answer has scope, dates, products, people, links and method.",
            help_="Enough for a stranger to judge if the method can answer the question.",
            good=(
                "Evaluation of dual enrolment 2024-2027: match of enrolment to first-year earnings, two reports, "
                "three analysts, "
                "linkage on hashed identifier, regression with school-level controls"
            ),
            weak="We will study outcomes",
            because="It has no scope, no people, no links and no method to judge by.",
            checks=(
                tells(
                    8,
                    "study outcomes research data analyze analysis student students education program results",
                    "Which scope, people, links and method?",
                    'E.g. "match of enrollment to first-year pay, 2024 to 2027, three analysts, two reports".',
                ),
            ),
        ),
        _ferpa(
            "ferpa_representative",
            "Authorized representative",
            question="Who appoints you to act for the education agency, and for what?",
            why="School records may be seen only by someone the agency has named.",
            hint="A good answer says who names whom, and for what.",
            help_="The agency that keeps the records names you as its authorized representative.",
            good=(
                "The provider designates the recipient's Research Branch as its authorized representative for "
                "this evaluation"
            ),
            weak="The recipient may use it",
            because="It does not say that the education agency appoints anyone, or for what.",
            checks=(
                mentions(
                    "appointed",
                    APPOINTED,
                    "says that a representative is appointed",
                    says="Who is appointed, and for what?",
                    cure='E.g. "the provider designates our Research Branch as its authorized representative".',
                    level=WARN,
                ),
            ),
        ),
        _ferpa(
            "ferpa_destruction",
            "Destruction of school records",
            question="By when and how are the school records destroyed, and who witnesses it?",
            why="School records may be kept only as long as the purpose needs them.",
            hint="A good answer has a day, a method and two witnesses.",
            help_="Keep them where they can be wiped at any time. Two people watch and attest.",
            good=(
                "All records destroyed by 30 June 2028 or when the evaluation ends, whichever is first; kept on "
                "one volume that "
                "can be wiped at any time; two staff witness and attest"
            ),
            weak="Deleted when done",
            because="It has no date, no method and no witnesses.",
            checks=(
                mentions("deadline", WITHIN, "names a date", says="By when?", cure=_DATES_CURE, level=WARN),
                mentions(
                    "method", METHOD, "names a method", says="How are they destroyed?", cure=_DATES_CURE, level=WARN
                ),
                mentions(
                    "witnesses",
                    WITNESSED,
                    "two witnesses",
                    says="Who are the two witnesses?",
                    cure=_DATES_CURE,
                    level=WARN,
                ),
            ),
        ),
        _ferpa(
            "ferpa_policies",
            "No further disclosure",
            question="Which rules keep the school records from being passed on?",
            why="Only people with a legitimate interest may see them.",
            hint="A good answer names who may see them, and what is forbidden.",
            help_="Name the roles, the limits on what is released, and who must consent.",
            good=(
                "Access only for the three named roles with a legitimate interest; no release of cells under 11; "
                "no onward "
                "sharing without the education agency's written consent"
            ),
            weak="We keep it safe",
            because="It sets no limit on passing the records on.",
            checks=(
                mentions(
                    "limit",
                    ONWARD_LIMIT,
                    "sets a limit on passing on",
                    says="What is forbidden, and who may see the records?",
                    cure='E.g. "only three roles; nothing is passed on without written consent".',
                    level=WARN,
                ),
                tells(
                    4,
                    "keep safe secure data records policies policy follow protected confidential student ferpa share "
                    "sharing not no only never",
                    "What is forbidden, and who may see the records?",
                    'E.g. "only three roles; nothing is passed on without written consent".',
                ),
            ),
        ),
        _ferpa(
            "ferpa_source_signature",
            "Signature of the education agency",
            question="Who signed for the education agency that keeps the records, and when?",
            why="The agency that keeps the school records must agree itself.",
            hint="A good answer has the role, the agency and the day.",
            help_="It must be a party to IDEA. Upload the signed page.",
            good="Signed by the deputy superintendent of the education agency that keeps the records, 2027-02-20",
            weak="The district said it is fine",
            because="It is not the agency that keeps the records, and not a signature.",
            checks=(
                mentions(
                    "signature",
                    SIGNED,
                    "it is signed",
                    says="This is not a signature.",
                    cure="Who signed, and when?",
                    level=WARN,
                ),
                mentions(
                    "day",
                    WITHIN,
                    "has a day",
                    says="On which day?",
                    cure='E.g. "signed ... on Feb 20, 2027".',
                    level=WARN,
                ),
            ),
        ),
    ),
)
