"""The columns of a data element. The first eight are those of the State's template; the rest are ours."""

from conversations.form.conditions import ALWAYS, OPTIONAL, Condition, WhenElement
from conversations.form.element_rules import NOT_CODED, SAYS_VALUES
from conversations.form.model import Check, Choice, Field, Kind, Scope, Side, Stage, choice
from conversations.form.rules import at_least, tells

TYPES = (
    choice("numeric", "numeric", ("number, integer, int, decimal, float, numerical, count, double, num")),
    choice("text", "text", ("string, char, varchar, character, alphanumeric, free text, code, categorical, str, hash")),
    choice("date_time", "date and time", ("date, time, datetime, date/time, timestamp, month, year, day")),
    choice("currency", "currency", "money, dollars, dollar, usd, amount, $"),
    choice("boolean", "boolean", "bool, yes/no, y/n, flag, true/false, indicator, binary"),
    choice("coordinates", "coordinates", "coordinate, lat/long, latitude/longitude, geo, gps, point"),
    choice("other", "other", "something else, image, file"),
)
CLASSES = (
    choice("public", "public", "open"),
    choice("confidential", "confidential", "restricted"),
    choice("sensitive", "sensitive"),
    choice("personal", "personal", "pii, personal information"),
)
POINTERS = (
    choice("direct", "direct", "direct identifier, directly"),
    choice("indirect", "indirect", "indirect identifier, indirectly, quasi, quasi-identifier"),
    choice("none", "none", "not pii, neither, no identifier"),
)
TREATMENTS = (
    choice("raw", "raw", "as is, as-is, unchanged, untreated, plain"),
    choice("hashed", "hashed", "hash, salted hash, tokenized, encrypted key"),
    choice("generalised", "generalised", "generalized, grouped, banded, rounded, bands, aggregated"),
    choice("suppressed", "suppressed", "hidden, masked, suppress"),
    choice("dropped", "dropped", "removed, left out, deleted, drop"),
)


def _column(
    key: str,
    label: str,
    kind: Kind,
    *,
    question: str,
    why: str,
    hint: str,
    help_: str,
    good: str,
    weak: str,
    because: str,
    choices: tuple[Choice, ...] = (),
    required: Condition = ALWAYS,
    checks: tuple[Check, ...] = (),
    by: Side = Side.PROVIDER,
    source: str = "State template of data field definitions",
) -> Field:
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
        kind=kind,
        filled_by=by,
        source=source,
        scope=Scope.ELEMENT,
        required=required,
        needed_at=Stage.SENDING if by is Side.RECIPIENT else Stage.REVIEW,
        choices=choices,
        checks=checks,
    )


PROTECTED = WhenElement(
    "element_classification", ("confidential", "sensitive", "personal"), "when the element is protected"
)
_OURS = "[inferred]; classes: SAM 5305.5; the law: CalHHS play 6"

ELEMENT_COLUMNS = (
    _column(
        "element_name",
        "Name",
        Kind.TEXT,
        question="What is the element called?",
        why="Both sides must mean the same thing by it.",
        hint="A good name is short, in plain words, and stands for one thing.",
        help_="No file codes and no short forms. Each name only once.",
        good="Quarterly Wage Amount",
        weak="QTR_WG_AMT",
        because="It is a file code, not a name.",
        checks=(NOT_CODED,),
        by=Side.RECIPIENT,
    ),
    _column(
        "element_type",
        "Format",
        Kind.CHOICE,
        question="Which format does it have?",
        why="It tells what the values look like.",
        hint="A good answer is one of the list.",
        help_="One of: numeric, text, date and time, currency, boolean, coordinates, other.",
        good="currency",
        weak="string?",
        because="It is not sure, and not one of the list.",
        choices=TYPES,
    ),
    _column(
        "element_definition",
        "Meaning",
        Kind.LONG_TEXT,
        question="What does it mean?",
        why="A stranger should be able to read the data rightly.",
        hint="A good meaning is one exact sentence, with units.",
        help_="Say what it is, not how it is stored. It stands alone, without the name.",
        good="Gross wages in US dollars that one employer reported for one person in one calendar quarter",
        weak="wages",
        because="It only repeats the name.",
        checks=(
            at_least(
                20, "This is too short to tell what it means.", "One sentence: what it is, of whom, in which unit."
            ),
        ),
        by=Side.RECIPIENT,
    ),
    _column(
        "element_required",
        "Always there?",
        Kind.YES_NO,
        question="Is it there in each record?",
        why="Gaps change what can be counted.",
        hint="A good answer is yes or no.",
        help_="Yes if a record without it would be wrong.",
        good="yes",
        weak="sometimes",
        because="It must be yes or no.",
    ),
    _column(
        "element_valid_inputs",
        "Valid values",
        Kind.TEXT,
        question="Which values may it have?",
        why="Values outside the list show errors.",
        hint="A good answer is a range or a list.",
        help_="For a number or a date give the range, for a code the list.",
        good="0 to 999999.99",
        weak="any",
        because="It sets no limit.",
        checks=(SAYS_VALUES,),
    ),
    _column(
        "element_source",
        "Source",
        Kind.TEXT,
        question="How does the value get into the system?",
        why="It tells how far the value can be trusted.",
        hint="A good answer names the form, report or system that it comes from.",
        help_="Who enters it, or from what is it worked out?",
        good="Employer quarterly wage report",
        weak="system",
        because="It does not say which.",
        checks=(
            tells(
                1,
                "system systems database data file computer unknown various our server table tables internal",
                "Which form, report or system is it?",
                "E.g. employer quarterly wage report.",
            ),
        ),
    ),
    _column(
        "element_quality_notes",
        "Quality notes",
        Kind.TEXT,
        question="What should one know about its quality?",
        why="Known gaps and late changes can mislead.",
        hint="A good note names a gap, a delay or a change.",
        help_="Leave it empty if nothing is known.",
        good="Late filers add ~2% in next quarter; blank before 2019",
        weak="good",
        because="It says nothing to go by.",
        required=OPTIONAL,
        checks=(
            tells(
                1,
                "good fine ok none no known issues bad high quality excellent data problem problems perfect clean",
                "Which gap or delay is known?",
                "E.g. blank before 2019. Or leave it empty.",
            ),
        ),
    ),
    _column(
        "element_guide",
        "Guide for use",
        Kind.TEXT,
        question="How should it be used, or not be used?",
        why="It keeps people from wrong uses.",
        hint="A good guide says what to do first, or never.",
        help_="Leave it empty if there is nothing to say.",
        good="Sum over employers before comparing to household income",
        weak="use freely",
        because="It guides nobody.",
        required=OPTIONAL,
        checks=(
            tells(
                1,
                "use freely free any needed carefully wisely normal normally data field usual",
                "What should one do first, or never do?",
                "E.g. sum over employers first. Or leave it empty.",
            ),
        ),
    ),
    _column(
        "element_need",
        "Need",
        Kind.TEXT,
        question="What is it needed for?",
        why="You ask only for what the purpose needs.",
        hint="A good answer names the product or the analysis.",
        help_="Say which table, measure or match would fail without it.",
        good="Outcome measure",
        weak="nice to have",
        because="It is not needed for the purpose.",
        checks=(
            tells(
                1,
                "nice need needed required useful maybe future case analysis later might all data interesting "
                "important "
                "possibly perhaps sure why not always had everything purposes purpose research reference "
                "completeness context "
                "background curious standard wanted want information info",
                "What is it needed for?",
                "Name the product or analysis, e.g. outcome measure.",
            ),
        ),
        by=Side.RECIPIENT,
        source=_OURS,
    ),
    _column(
        "element_classification",
        "Class",
        Kind.CHOICES,
        question="How is it classed?",
        why="The class decides how it must be protected.",
        hint="A good answer is one or two of the list.",
        help_="One or more of: public, confidential, sensitive, personal. Your program management sets it.",
        good="personal, confidential",
        weak="secret",
        because="It is not one of the classes.",
        choices=CLASSES,
        source=_OURS,
    ),
    _column(
        "element_pii",
        "Points to a person?",
        Kind.CHOICE,
        question="Does it point to a person?",
        why="What points to a person needs most care.",
        hint="A good answer is direct, indirect or none.",
        help_="Direct: name, SSN, address and the like. Indirect: ZIP, age, race and the like (Civ. Code 1798.3).",
        good="direct",
        weak="no",
        because="It must be direct, indirect or none.",
        choices=POINTERS,
        source=_OURS,
    ),
    _column(
        "element_citation",
        "Law",
        Kind.TEXT,
        question="Which law limits or allows passing it on?",
        why="Protected elements may have a law of their own.",
        hint="A good answer names the law and the section.",
        help_="Your counsel can supply it.",
        good="(counsel to supply)",
        weak="law",
        because="It does not say which.",
        required=PROTECTED,
        checks=(
            tells(
                1,
                "law laws statute statutes rule rules regulation regulations state federal privacy confidential "
                "confidentiality legal act code codes",
                "Which law?",
                "E.g. Unemp. Ins. Code 1094, or: counsel to supply.",
            ),
        ),
        source=_OURS,
    ),
    _column(
        "element_deid",
        "Treatment",
        Kind.CHOICE,
        question="What is done to it before it is sent or released?",
        why="Treated values reveal less.",
        hint="A good answer is one of the list.",
        help_="One of: raw, hashed, generalised, suppressed, dropped.",
        good="hashed",
        weak="safe",
        because="It is not a treatment.",
        choices=TREATMENTS,
        source=_OURS,
    ),
)
