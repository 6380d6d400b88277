"""The order in which a draft is asked for: short chunks that each end with something to show.

Documents keep the form's own order; only the conversation follows this one.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from conversations.form.conditions import Known
from conversations.form.model import Field, Form, Origin, Side

DRAFTED_COLUMNS = ("element_name", "element_definition", "element_need")
"""What the analyst says about each data element; the provider adds the other columns."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """A few questions in a row. `then` is what one has after them, in a few words."""

    key: str
    title: str
    then: str
    fields: tuple[str, ...]
    needed_to_send: bool = True
    """Whether every answer must be there to send; else an answer may be parked with a word why."""


CHUNKS = (
    Chunk(
        "idea",
        "The idea",
        "half a page for your manager",
        (
            "purpose_reason",
            "purpose_need",
            "purpose_scope",
            "purpose_benefits",
            "critical_deadlines",
            "use_case_name",
        ),
    ),
    Chunk(
        "data",
        "The data",
        "a list for the first meeting",
        ("data_categories", "data_elements", "population_period", "frequency", "duration"),
    ),
    Chunk(
        "results",
        "The results",
        "the page on results",
        (
            "output_products",
            "output_public",
            "output_release_approver_recipient",
            "deid_method",
            "output_analysis",
            "output_processes",
            "redisclosure",
        ),
    ),
    Chunk(
        "people",
        "The people",
        "the request, ready to look at",
        (
            "data_users",
            "data_user_roles",
            "contractors_access",
            "contractors_detail",
            "recipient_data_coordinator",
            "recipient_executive_sponsor",
        ),
    ),
    Chunk(
        "safe",
        "Keeping it safe",
        "your department's text, fitted to these data",
        (
            "transfer_method",
            "storage",
            "management",
            "destruction_method",
            "products_disposition",
            "products_limits",
        ),
        needed_to_send=False,
    ),
    Chunk(
        "rules",
        "Rules and money",
        "the last three in your colleagues' hands",
        (
            "funds_transfer",
            "funds_agreement",
            "research",
            "irb_statement",
            "hipaa_parties",
            "ferpa_pii",
            "ferpa_exception",
            "ferpa_activity",
            "ferpa_representative",
            "ferpa_destruction",
            "ferpa_policies",
            "legal_authority_recipient",
            "privacy_requirements_recipient",
            "security_requirements_recipient",
        ),
        needed_to_send=False,
    ),
)

WITH_PROVIDER = (
    "provider_data_coordinator",
    "provider_executive_sponsor",
    "output_release_approver_provider",
    "data_sources",
    "start_date",
    "end_date",
    "cost_position",
    "legal_authority_provider",
    "privacy_requirements_provider",
    "security_requirements_provider",
)
"""What is asked once the provider is in the conversation, in this order. The columns of the elements come along."""

BEFORE_SIGNING = ("undisputed_acknowledgement", "undisputed_explanation")
"""What is asked on the way to the signatures."""

IN_DISPUTE = (
    "risk_environment",
    "risk_outside",
    "risk_not_obtaining",
    "risk_if_shared",
    "risk_if_not_shared",
    "possible_alternatives",
    "positions_recipient",
    "positions_provider",
    "positions_discussion",
)
"""What is asked while a dispute is open."""


def questions(form: Form, known: Known, chunk: Chunk) -> Iterator[Field]:
    """The questions of a chunk that apply, by what is known now."""
    return (field for key in chunk.fields if (field := form.field(key)).required.holds(known))


def chunk_of(key: str) -> Chunk | None:
    """The chunk in which a question is asked; none for those that are asked later."""
    return next((chunk for chunk in CHUNKS if key in chunk.fields), None)


def required_fields(form: Form, known: Known) -> Iterator[Field]:
    """All asked fields that are required by what is known now, in the form's order."""
    return (field for field in form.asked() if field.required.holds(known))


def columns_left_to_provider(form: Form) -> tuple[Field, ...]:
    """The columns of a data element that the provider adds."""
    return tuple(column for column in form.element_columns if column.filled_by is Side.PROVIDER)


def asked_sometime(form: Form) -> frozenset[str]:
    """All keys that some place of this module asks; a test holds it against the form."""
    placed = (
        {key for chunk in CHUNKS for key in chunk.fields} | set(WITH_PROVIDER) | set(BEFORE_SIGNING) | set(IN_DISPUTE)
    )
    return frozenset(placed & {field.key for field in form.fields if field.origin is Origin.ASKED})
