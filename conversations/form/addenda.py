"""The addenda for health data (A, HIPAA) and school records (B, FERPA)."""

from conversations.form.conditions import WhenCategory
from conversations.form.model import Check, Choice, Field, Kind, Origin, Scope, Section, Side, Stage
from conversations.form.record_rules import EACH_PARTY
from conversations.form.rules import WARN, mentions, tells
from conversations.form.words import APPOINTED, FERPA_RULE, METHOD, ONWARD_LIMIT, SIGNED, WITHIN, WITNESSED

HEALTH = WhenCategory("health", says="when health data are shared")
EDUCATION = WhenCategory("education", says="when school records are shared")

STATUSES = (
    Choice("covered", "covered entity", ("covered", "covered component", "covered program", "health plan",
                                         "covered health plan", "covered provider", "covered entity component")),
    Choice("business_associate", "business associate", ("ba", "associate", "subcontractor business associate")),
    Choice("hybrid", "hybrid entity", ("hybrid",)),
    Choice("none", "none of these", ("none", "not covered", "non-covered", "noncovered", "non covered", "neither",
                                     "no", "not a covered entity", "not business associate", "not hybrid",
                                     "not a business associate", "no status", "non-covered program")),
)  # fmt: skip

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
            help="One of: covered entity, business associate, hybrid entity, none of these. Your privacy officer knows.",
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
            "Which elements from school records point to a person?",
            "Parents and schools must be able to see what is passed on.",
            "A good answer names each element.",
            "Take them from your list of elements. Say which are hashed.",
            "Student identifier (hashed), birth year, school code, grade level, graduation date",
            "Student data",
            "It names no element, so nobody can tell what points to a person.",
            (
                tells(
                    2,
                    "student students data records record information education educational personal personally identifiable "
                    "pii all school pupil pupils private details file files everything",
                    "Which elements?",
                    "E.g. student identifier (hashed), birth year, school code.",
                ),
            ),
        ),
        _ferpa(
            "ferpa_exception",
            "Exception to consent",
            "Which exception of FERPA do you rely on, and for what purpose?",
            "School records need consent, unless one of the exceptions fits.",
            "A good answer has the purpose and the section of 34 CFR 99.31.",
            "Your counsel can name the section.",
            "Evaluation of a state-supported education program; 34 CFR 99.31(a)(3) with 99.35 (test text, counsel confirms)",
            "FERPA allows it",
            "It names no purpose and no section.",
            (
                mentions(
                    "section", FERPA_RULE, "names the section of 34 CFR 99",
                    "Which section do you rely on?", 'E.g. "evaluation of a program; 34 CFR 99.31(a)(3)".', WARN,
                ),
            ),
        ),
        _ferpa(
            "ferpa_activity",
            "Activity and method",
            "What will be done with the school records, by whom, how and when?",
            "The education agency must be able to judge that the study is sound.",
            "A good answer has scope, dates, products, people, links and method.",
            "Enough for a stranger to judge if the method can answer the question.",
            "Evaluation of dual enrolment 2024-2027: match of enrolment to first-year earnings, two reports, three analysts, "
            "linkage on hashed identifier, regression with school-level controls",
            "We will study outcomes",
            "It has no scope, no people, no links and no method to judge by.",
            (
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
            "How does the education agency name the recipient as its authorized representative?",
            "Under the audit exception only a named representative may see school records.",
            "A good answer says who names whom, and for what.",
            "The education agency appoints; the recipient is appointed.",
            "The provider designates the recipient's Research Branch as its authorized representative for this evaluation",
            "The recipient may use it",
            "It does not say that the education agency appoints anyone, or for what.",
            (
                mentions(
                    "appointed", APPOINTED, "says that a representative is appointed",
                    "Who is appointed, and for what?",
                    'E.g. "the provider designates our Research Branch as its authorized representative".', WARN,
                ),
            ),
        ),
        _ferpa(
            "ferpa_destruction",
            "Destruction of school records",
            "By when and how are the school records destroyed, and who witnesses it?",
            "School records may be kept only as long as the purpose needs them.",
            "A good answer has a day, a method and two witnesses.",
            "Keep them where they can be wiped at any time. Two people watch and attest.",
            "All records destroyed by 30 June 2028 or when the evaluation ends, whichever is first; kept on one volume that "
            "can be wiped at any time; two staff witness and attest",
            "Deleted when done",
            "It has no date, no method and no witnesses.",
            (
                mentions("deadline", WITHIN, "names a date", "By when?", _DATES_CURE, WARN),
                mentions("method", METHOD, "names a method", "How are they destroyed?", _DATES_CURE, WARN),
                mentions("witnesses", WITNESSED, "two witnesses", "Who are the two witnesses?", _DATES_CURE, WARN),
            ),
        ),
        _ferpa(
            "ferpa_policies",
            "No further disclosure",
            "Which rules keep the school records from being passed on?",
            "Only people with a legitimate interest may see them.",
            "A good answer names who may see them, and what is forbidden.",
            "Name the roles, the limits on what is released, and who must consent.",
            "Access only for the three named roles with a legitimate interest; no release of cells under 11; no onward "
            "sharing without the education agency's written consent",
            "We keep it safe",
            "It sets no limit on passing the records on.",
            (
                mentions(
                    "limit", ONWARD_LIMIT, "sets a limit on passing on",
                    "What is forbidden, and who may see the records?",
                    'E.g. "only three roles; nothing is passed on without written consent".', WARN,
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
            "Who signed for the education agency that keeps the records, and when?",
            "The agency that keeps the school records must agree itself.",
            "A good answer has the role, the agency and the day.",
            "It must be a party to IDEA. Upload the signed page.",
            "Signed by the deputy superintendent of the education agency that keeps the records, 2027-02-20",
            "The district said it is fine",
            "It is not the agency that keeps the records, and not a signature.",
            (
                mentions("signature", SIGNED, "it is signed", "This is not a signature.", "Who signed, and when?", WARN),
                mentions("day", WITHIN, "has a day", "On which day?", 'E.g. "signed ... on Feb 20, 2027".', WARN),
            ),
        ),
    ),
)  # fmt: skip
