"""What may be taken over from an earlier agreement's form into a new one, and what must be looked at again.

Only what the recipient's program staff wrote is taken over. A reviewer's text is about one agreement and stays with it
(BUCP v3, App. A); what the provider wrote is the provider's.
"""

from collections.abc import Mapping
from enum import Enum

from conversations.form.chunks import CHUNKS
from conversations.form.model import Field, Form, Origin, Side


class Reuse(Enum):
    """What becomes of an answer when a new agreement is begun like this one."""

    COPIED = "taken over"
    LOOK_AGAIN = "taken over, to look at again"
    LEFT = "left behind"


LOOK_AGAIN: Mapping[str, str] = {
    "critical_deadlines": "Days pass.",
    "duration": "It may name days, and days pass.",
    "population_period": "The years or the people may be others now.",
    "element_need": "The need is of one purpose.",
    "data_users": "People change.",
    "contractors_detail": "A firm and its contract may have changed.",
    "recipient_data_coordinator": "People change.",
    "recipient_executive_sponsor": "People change.",
    "output_release_approver_recipient": "People change.",
    "ferpa_representative": "People change.",
    "ferpa_exception": "The exception depends on the purpose.",
    "hipaa_parties": "The departments may be others now.",
    "funds_agreement": "Each agreement has a number of its own.",
    "research": "It decides whether a review board must approve.",
    "irb_statement": "An approval is for one study and runs out.",
}
"""By key, why an answer that was taken over must be looked at again."""

LEFT: Mapping[str, str] = {
    "use_case_name": "Each agreement has a name of its own.",
}
"""By key, why an answer stays behind although the recipient's staff wrote it."""

ASKED = frozenset(key for chunk in CHUNKS for key in chunk.fields)


def reuse(form: Form, key: str) -> Reuse:
    """What becomes of the answers of this field. Raises KeyError for a key that the form does not have."""
    field = form.field(key)
    if key in LEFT or not _of_recipients_staff(form, field):
        return Reuse.LEFT
    return Reuse.LOOK_AGAIN if key in LOOK_AGAIN else Reuse.COPIED


def _of_recipients_staff(form: Form, field: Field) -> bool:
    asked = field in form.element_columns or field.key in ASKED
    return asked and field.origin is Origin.ASKED and field.written_by is None and field.filled_by is not Side.PROVIDER
