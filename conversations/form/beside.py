"""Beside the form: what the process needs and the official form has no place for."""

from conversations.form.conditions import AnyOf, WhenDisputed, WhenElement, WhenRaised
from conversations.form.model import Field, Kind, Origin, Section, Side, Stage, choice
from conversations.form.outputs import PUBLIC
from conversations.form.record_rules import BURDEN_EXPLAINED, METHOD_IF_PUBLIC, VERSION

METHODS = (
    choice("none", "none", "no method, nothing, not needed, no de-identification"),
    choice(
        "suppression",
        "suppression",
        (
            "suppress, suppressed, suppressing, hide, hides, hiding, hidden, hide cells, "
            "hide small cells, cells hidden, small cells hidden, "
            "cell suppression, hidden cells, small cell, small cells, small counts, small groups, small numbers, "
            "blank, blanked, blanking, withheld"
        ),
    ),
    choice(
        "complementary",
        "complementary suppression",
        ("complementary, complementary suppressed, secondary suppression, both"),
    ),
    choice(
        "masking",
        "masking",
        ("mask, masked, noise, round, rounding, rounded, blur, perturbation, top-coding, top coding"),
    ),
    choice(
        "aggregation",
        "aggregation",
        (
            "aggregate, aggregated, combine, combined, merge, merged, totals, grouping, grouped, group, roll "
            "up, rolled up, roll small, regions, "
            "bands, generalisation, generalization, averages, rates only"
        ),
    ),
    choice("hashing", "hashing", ("hash, hashed, salted hash, pseudonyms, pseudonymization, tokenization")),
    choice("other", "other", "another method, differential privacy, synthetic data"),
)

POSITIONS_ON_COST = (
    choice(
        "own_costs",
        "own costs",
        (
            "own cost, own, each pays its own, each bears its own, each its own, bear our own, pay our own, each "
            "side pays its own, no unusual cost, each party bears its own costs, each party pays its own costs"
        ),
    ),
    choice("burden", "burden claimed", ("burden, unduly burdensome, undue burden, burdensome, too costly")),
)

BESIDE = Section(
    key="beside",
    title="Beside the form (not in the template)",
    about="What the process needs and the official form has no place for. It enters other fields as text.",
    fields=(
        Field(
            key="deid_method",
            label="De-identification",
            question="How do you keep people from being known again in what you release?",
            why="The provider has time to object to the method before anything goes out.",
            good_hint="A good answer names the method and its limits.",
            help=(
                "Methods: suppression, complementary suppression, masking, aggregation, hashing, other. "
                "Say from which count on cells are shown."
            ),
            good_example=(
                "Suppress cells 1-10, complementary suppression, roll small counties to regions; "
                "CalHHS DDG numerator < 11, denominator < 20,000 triggers risk check"
            ),
            weak_example="anonymised",
            weak_because="It names no method, so nobody can check it.",
            kind=Kind.CHOICES_TEXT,
            choices=METHODS,
            filled_by=Side.RECIPIENT,
            required=AnyOf(
                (
                    PUBLIC,
                    WhenElement(
                        "element_deid",
                        ("hashed", "generalised", "suppressed"),
                        "when an element is hashed, generalised or suppressed",
                    ),
                )
            ),
            needed_at=Stage.SENDING,
            source="[inferred] from IDEA 5.19 and the CalHHS de-identification guidelines",
            checks=(METHOD_IF_PUBLIC,),
            for_people=("whether the method is enough",),
            notes="The text goes into Products and Privacy rules.",
        ),
        Field(
            key="cost_position",
            label="Costs",
            question="Does each side bear its own costs?",
            why="As a rule each side does, unless the work is far beyond the usual.",
            good_hint='A good answer is "own costs", or what makes it a burden.',
            help="A burden means requests so frequent that they hurt the budget. Then say how often and how much.",
            good_example="own costs",
            weak_example="charge by hour",
            weak_because="The agreement knows no fees; it asks for a burden on the budget.",
            kind=Kind.CHOICE_TEXT,
            choices=POSITIONS_ON_COST,
            filled_by=Side.BOTH,
            required=WhenRaised("cost_position", "when either side expects unusual cost"),
            source="[inferred] from IDEA 5.21",
            checks=(BURDEN_EXPLAINED,),
        ),
        Field(
            key="under_governor",
            label="Under the Governor?",
            question="Are all parties under the Governor?",
            why="It decides how a dispute is settled.",
            good_hint="A good answer is yes, no or unknown.",
            help="I take it from the list of signatories. When it says unknown, ask CalData.",
            good_example="yes",
            weak_example="probably",
            weak_because="It must be known.",
            kind=Kind.CHOICE,
            choices=(
                choice("yes", "yes", "y, yes all, all, all of them, both"),
                choice("no", "no", "n, not all, one is not"),
                choice("unknown", "unknown", "not known, don't know, unclear"),
            ),
            filled_by=Side.BOTH,
            origin=Origin.DERIVED,
            required=WhenDisputed("at a dispute"),
            needed_at=Stage.DISPUTE,
            source="Dispute page of the guidebook; kept as a field [inferred]",
        ),
        Field(
            key="case_meta",
            label="Record of the case",
            question="Which version is this, and what was filed when?",
            why="The assistant keeps it to know where an agreement stands.",
            good_hint="A good answer has the version and what it amends.",
            help="State, version, kind of dispute, filing day and what was amended. Kept by the assistant.",
            good_example="v2, amends v1, filed 2027-03-02",
            weak_example="-",
            weak_because="It says nothing.",
            kind=Kind.RECORD,
            filled_by=Side.BOT,
            origin=Origin.DERIVED,
            needed_at=Stage.LATER,
            source="[inferred]",
            checks=(VERSION,),
        ),
    ),
)
