"""An agreement half way: answers of every sort, one question parked, others missing."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import cast

from conversations.agreement.model import (
    Agreement,
    Answer,
    Json,
    Member,
    Parked,
    Part,
    Party,
    Side,
    Slot,
    Standing,
    State,
)
from conversations.form.bucp3 import BUCP_3
from conversations.form.codec import to_json
from conversations.form.values import (
    Chosen,
    ChosenMany,
    Cited,
    Day,
    Deadline,
    Deadlines,
    RoleName,
    Text,
    Value,
    YesNo,
)
from conversations.form.values import Person as Contact
from conversations.ids import AgreementId, ElementId, PartyId, PersonId
from conversations.people import Person, Profile

NOW = datetime(2027, 1, 19, 22, 10, tzinfo=UTC)
LISTED = date(2026, 8, 19)
ANALYST, COUNSEL = PersonId(1), PersonId(2)
CDSS, EDD = PartyId(1), PartyId(2)

PEOPLE: Mapping[PersonId, Person] = {
    ANALYST: Person(ANALYST, "Data analyst", profile=Profile("Department of Social Services", "CDSS", "Research", "")),
    COUNSEL: Person(COUNSEL, "Staff counsel", profile=Profile("Department of Social Services", "CDSS", "Legal", "")),
}

PARTIES = (
    Party(
        CDSS, Side.RECIPIENT, "Department of Social Services", "CDSS", "Research Services Branch",
        Standing.SIGNED, "listed", under_governor="true", listed=LISTED,
    ),
    Party(
        EDD, Side.PROVIDER, "Employment Development Department", "EDD", "Labor Market Information",
        Standing.COVERED, "parent listed", "Labor and Workforce Development Agency", "true", LISTED,
    ),
)  # fmt: skip

VALUES: Mapping[Slot, Value] = {
    Slot("use_case_name"): Text("CalFresh employment outcomes: EDD quarterly wages for CDSS"),
    Slot("purpose_reason"): Text("CDSS must report each year on the earnings of CalFresh participants."),
    Slot("purpose_need"): Text("Only self-reported earnings are held.\n\nThey are not checked:\n- late\n- incomplete"),
    Slot("purpose_scope"): Text("Adults with a CalFresh case in 2022 to 2026, statewide. See @[2]."),
    Slot("critical_deadlines"): Deadlines((Deadline(date(2027, 10, 1), "report to the Legislature"),)),
    Slot("data_categories"): ChosenMany(("pii", "wage"), ""),
    Slot("output_public"): YesNo(True, "county tables"),
    Slot("output_release_approver_recipient", CDSS): RoleName("Deputy Director, after a privacy check"),
    Slot("contractors_access"): YesNo(False),
    Slot("recipient_data_coordinator", CDSS): Contact(
        "(role) Data Coordinator", "", "Research, CDSS", "data.coordinator@example.org", "916-555-0101"
    ),
    Slot("legal_authority_recipient", CDSS): Cited(
        "(test text) W&I Code 18901 lets CDSS run and study the program.", ()
    ),
    Slot("start_date"): Day(date(2027, 3, 1), or_last_signature=True),
}

ELEMENTS: Mapping[int, Mapping[str, Value]] = {
    1: {
        "element_name": Text("Person Key"),
        "element_definition": Text("Salted hash of a social security number, the same salt for both files"),
        "element_need": Text("Links the two files without names"),
        "element_pii": Chosen("direct"),
        "element_deid": Chosen("hashed"),
    },
    2: {
        "element_name": Text("Quarterly Wage Amount"),
        "element_definition": Text("Gross wages in US dollars that one employer reported for one person in a quarter"),
        "element_need": Text("Outcome measure in the county tables"),
        "element_valid_inputs": Text("0 to 999999.99"),
    },
}


def answer(value: Value, by: PersonId = ANALYST, text: str = "as typed") -> Answer:
    return Answer(text, cast("Json", to_json(value)), by, NOW)  # the same JSON, by two names of its type


def half_way() -> Agreement:
    answers = {slot: answer(value, COUNSEL if "legal" in slot.field else ANALYST) for slot, value in VALUES.items()}
    answers[Slot("end_date")] = Answer("some time in spring", None, ANALYST, NOW)
    for number, cells in ELEMENTS.items():
        answers |= {Slot(key, element=ElementId(number)): answer(value) for key, value in cells.items()}
    return Agreement(
        AgreementId(12),
        seq=40,
        name="EDD wages for CDSS",
        number="BUCP-2027-0012",
        form=BUCP_3.version,
        state=State.DRAFT,
        parties=PARTIES,
        answers=answers,
        parked={Slot("storage"): Parked("Waiting for the enclave team", ANALYST, NOW)},
        elements=(ElementId(1), ElementId(2)),
        members={ANALYST: Member(ANALYST, Part.DRAFTER, Side.RECIPIENT)},
        finalized_on=date(2027, 1, 15),
    )


def with_text(key: str, text: str) -> Agreement:
    """The sample with these words as the answer to a question in text."""
    agreement = half_way()
    return replace(agreement, answers={**agreement.answers, Slot(key): answer(Text(text))})
