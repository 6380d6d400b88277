"""Every command: from what was to what follows, or to the refusal."""

import pytest

from conversations.agreement import commands as c
from conversations.agreement import events as e
from conversations.agreement.model import CopiedAnswer, Like, Part, Party, Reply, Side, Slot, Standing, State
from conversations.agreement.refusal import Why
from conversations.agreement.turn import whose
from conversations.ids import AgreementId, ElementId, PartyId
from tests.core.agreement.stage import (
    ANALYST,
    CDSS,
    COLLAB,
    COLLEAGUE,
    CONTACT,
    DECLINED,
    DHCS,
    DRAFT,
    EDD,
    FORWARDED,
    HELPER,
    INVITED,
    NAMED,
    NOT_IDEA,
    ONBOARDING,
    OTHER,
    OUTSIDE,
    PARTIES,
    SCOPE,
    SIGNATORY,
    STRANGER,
    SUBMITTED,
    TAKEN,
    THIS,
    TODAY,
    UC,
    WITHDRAWN,
    Fact,
    given,
    mailed,
    standing,
)

NEED, LAW = Slot("purpose_need"), Slot("legal_authority_provider", EDD.id)


def test_an_enquiry_starts_with_a_name_and_no_number() -> None:
    a = given().when(c.StartEnquiry("EDD wages", Side.RECIPIENT)).then(e.EnquiryStarted("EDD wages", Side.RECIPIENT))
    assert (a.state, a.name, a.number, a.part_of(ANALYST)) == (State.SCOPE, "EDD wages", "", Part.DRAFTER)


def test_a_name_needs_a_word() -> None:
    given(*SCOPE).when(c.Rename("Wages")).then(e.Renamed("Wages"))
    given(*SCOPE).when(c.Rename(" \n")).refused(Why.EMPTY)


def test_the_side_that_one_works_for_can_be_turned_once() -> None:
    a = given(*SCOPE).when(c.ChooseSide(Side.PROVIDER)).then(e.SideChosen(Side.PROVIDER))
    assert a.started_side is Side.PROVIDER
    assert {one.side for one in a.members.values()} == {Side.PROVIDER}
    given(*SCOPE).when(c.ChooseSide(Side.RECIPIENT)).then()


def test_step_1_keeps_each_answer_and_ends_by_its_verdict() -> None:
    answers = [e.ScreeningAnswered(key, value) for key, value in (("data", "wages"), ("public", "no"))]
    given(*SCOPE).when(c.Screen("public", "no", "nope")).then(e.ScreeningAnswered("public", "no", "nope"))
    given(*SCOPE, *answers).when(c.Conclude()).refused(Why.UNDECIDED)
    rest = [e.ScreeningAnswered("shareable", "no"), e.ScreeningAnswered("law", "wage")]
    rest.append(e.ScreeningAnswered("other_agreement", "none"))
    found = given(*SCOPE, *answers, *rest).when(c.Conclude()).then(e.FoundNeeded("wage"))
    assert found.state is State.SIGNATORY
    public = [answers[0], e.ScreeningAnswered("public", "yes")]
    assert given(*SCOPE, *public).when(c.Conclude()).then(e.FoundNotNeeded("public")).state is State.NOT_IDEA


def test_a_closed_enquiry_opens_again_and_asks_anew_what_decided() -> None:
    answered = (*SCOPE, e.ScreeningAnswered("data", "wages"), e.ScreeningAnswered("public", "yes"))
    a = given(*answered, e.FoundNotNeeded("public")).when(c.Reopen()).then(e.EnquiryReopened())
    assert (a.state, dict(a.screening), a.outcome) == (State.SCOPE, {"data": "wages"}, "")
    given(*NOT_IDEA).when(c.Reopen(), by=STRANGER).refused(Why.NOT_FOUND)


def test_parties_are_counted_and_nobody_stands_twice() -> None:
    given(*SIGNATORY).when(c.AddParty(CDSS)).then(e.PartyAdded(CDSS))
    given(*PARTIES).when(c.AddParty(DHCS)).then(e.PartyAdded(DHCS))
    given(*PARTIES).when(c.AddParty(EDD)).refused(Why.SAME_PARTY)


def test_two_programs_of_one_department_can_be_the_two_sides_and_one_program_can_not() -> None:
    other_unit = Party(PartyId(2), Side.PROVIDER, CDSS.entity, "CDSS", "", Standing.SIGNED)
    both = (*SIGNATORY, e.PartyAdded(CDSS), e.PartyAdded(other_unit))
    given(*SIGNATORY, e.PartyAdded(CDSS)).when(c.AddParty(other_unit)).then(e.PartyAdded(other_unit))
    named = Party(PartyId(2), Side.PROVIDER, CDSS.entity, "CDSS", "Licensing", Standing.SIGNED)
    given(*both).when(c.ChangeParty(named)).then(e.PartyChanged(named))
    same = Party(PartyId(2), Side.PROVIDER, CDSS.entity, "CDSS", "research", Standing.SIGNED)
    given(*both).when(c.ChangeParty(same)).refused(Why.SAME_PARTY)


@pytest.mark.parametrize(
    "command",
    [
        c.ChangeParty(Party(PartyId(9), Side.PROVIDER, "Nobody", "N")),
        c.RemoveParty(PartyId(9)),
        c.AskOnboarding(PartyId(9)),
    ],
)
def test_a_party_that_is_not_there_can_not_be_changed(command: c.Command) -> None:
    given(*PARTIES).when(command).refused(Why.NOT_FOUND)


def test_a_change_of_a_party_keeps_its_side() -> None:
    turned = Party(EDD.id, Side.RECIPIENT, EDD.entity, "EDD", "Tax", Standing.SIGNED)
    kept = Party(EDD.id, Side.PROVIDER, EDD.entity, "EDD", "Tax", Standing.SIGNED)
    given(*PARTIES).when(c.ChangeParty(turned)).then(e.PartyChanged(kept))


def test_parties_are_settled_once_there_are_both_sides() -> None:
    given(*SIGNATORY, e.PartyAdded(CDSS)).when(c.SettleParties()).refused(Why.NO_PROVIDER)
    given(*SIGNATORY, e.PartyAdded(EDD)).when(c.SettleParties()).refused(Why.NO_RECIPIENT)
    given(*SIGNATORY, e.PartyAdded(CDSS), e.PartyAdded(EDD)).when(c.SettleParties()).then(e.PartiesSettled())
    assert given(*PARTIES).when(c.RemoveParty(EDD.id)).then(e.PartyRemoved(EDD.id)).parties == (CDSS,)


def test_a_party_that_has_not_signed_stops_the_draft_unless_it_is_a_courtesy() -> None:
    parties = (*SIGNATORY, e.PartyAdded(CDSS), e.PartyAdded(UC), e.PartiesSettled())
    begin = c.BeginDraft("BUCP-2027-0001", "BUCP v3")
    given(*parties).when(begin).refused(Why.NOT_SIGNED)
    assert given(*parties).when(c.AskOnboarding(UC.id)).then(e.OnboardingAsked(UC.id)).state is State.ONBOARDING
    assert given(*parties).when(c.GoOutsideIdea()).then(e.WentOutsideIdea()).courtesy
    courtesy = given(*parties, e.WentOutsideIdea()).when(begin).then(e.DraftBegun("", "BUCP v3"))
    assert (courtesy.state, courtesy.number) == (State.DRAFT, "")


@pytest.mark.parametrize("facts", [PARTIES, ONBOARDING])
def test_a_draft_gets_its_number(facts: tuple[Fact, ...]) -> None:
    a = given(*facts).when(c.BeginDraft("BUCP-2027-0001", "BUCP v3")).then(e.DraftBegun("BUCP-2027-0001", "BUCP v3"))
    assert (a.state, a.number, a.handle) == (State.DRAFT, "BUCP-2027-0001", "BUCP-2027-0001")


def test_a_draft_needs_both_sides() -> None:
    facts = (*SIGNATORY, e.PartyAdded(CDSS))
    given(*facts).when(c.BeginDraft("BUCP-2027-0001", "BUCP v3")).refused(Why.NO_PROVIDER)


def test_a_provider_who_started_names_who_drafts_and_does_not_draft() -> None:
    by_provider = INVITED[:-1]
    given(*by_provider).when(c.InviteDrafter(OTHER)).then(e.DrafterInvited(OTHER))
    given(*by_provider).when(c.InviteDrafter(ANALYST)).refused(Why.OWN_REQUEST)
    shared = (*by_provider, e.Shared(HELPER, Side.PROVIDER))
    given(*shared).when(c.InviteDrafter(HELPER)).refused(Why.OWN_SIDE)
    for command in (c.GiveAnswer(NEED, "x", None), c.SendDraft(), c.AddElement(()), c.NameContact(OTHER, EDD.id)):
        given(*by_provider).when(command).refused(Why.NOT_NOW)


def test_whoever_is_invited_takes_the_draft_over() -> None:
    a = given(*INVITED).when(c.TakeDraft(), by=OTHER).then(e.DraftTaken())
    assert (a.invited, a.part_of(OTHER), a.part_of(ANALYST)) == (None, Part.DRAFTER, Part.COLLEAGUE)
    assert a.drafters() == (OTHER,)
    given(*INVITED).when(c.TakeDraft()).refused(Why.NOT_NOW)


def test_the_provider_who_started_can_be_the_contact_and_take_the_request() -> None:
    """They hold the data: nobody is nearer."""
    sent = (OTHER, e.DraftSent(TODAY, 1)), (OTHER, e.ContactAsked(ANALYST, EDD.id))
    given(*TAKEN).when(c.NameContact(ANALYST, EDD.id), by=OTHER).then(e.ContactNamed(ANALYST, EDD.id))
    a = given(*TAKEN, *sent).when(c.AcceptRequest()).then(e.RequestAccepted(EDD.id))
    assert a.state is State.COLLAB


def test_an_answer_is_kept_as_written_and_as_read_and_counted() -> None:
    first = given(*DRAFT).when(c.GiveAnswer(NEED, "soon", None)).then(e.AnswerGiven("purpose_need", "soon", None))
    assert first.answers[NEED].version == 1
    again = standing(*DRAFT, e.AnswerGiven("purpose_need", "soon", None), e.AnswerGiven("purpose_need", "now", "now"))
    assert (again.answers[NEED].text, again.answers[NEED].version) == ("now", 2)
    given(*DRAFT).when(c.GiveAnswer(LAW, "x", None)).then(e.AnswerGiven(LAW.field, "x", None, EDD.id))


@pytest.mark.parametrize("slot", [Slot("purpose_need", PartyId(9)), Slot("element_name", element=ElementId(99))])
def test_an_answer_needs_its_place(slot: Slot) -> None:
    given(*DRAFT).when(c.GiveAnswer(slot, "x", None)).refused(Why.NOT_FOUND)
    given(*DRAFT).when(c.Park(slot, "later")).refused(Why.NOT_FOUND)


def test_a_parked_question_is_open_until_it_is_answered() -> None:
    a = given(*DRAFT).when(c.Park(NEED, "waits for counsel")).then(e.AnswerParked("purpose_need", "waits for counsel"))
    assert a.parked[NEED].why == "waits for counsel"
    parked = (*DRAFT, e.AnswerParked("purpose_need", "waits"))
    assert not given(*parked).when(c.GiveAnswer(NEED, "x", "x")).then(e.AnswerGiven("purpose_need", "x", "x")).parked


def test_the_name_of_the_use_case_becomes_the_name_of_the_agreement() -> None:
    assert standing(*DRAFT, e.AnswerGiven("use_case_name", "CalFresh\nWages", "v")).name == "CalFresh Wages"
    assert standing(*DRAFT, e.AnswerGiven("use_case_name", "?", None)).name == "EDD wages"


def test_elements_get_numbers_that_are_never_given_again() -> None:
    values = (("element_name", "Wage", "Wage"), ("element_need", "", None))
    decision = given(*DRAFT).when(c.AddElement(values)).decision
    assert isinstance(decision, tuple)
    added, named = decision
    assert isinstance(added, e.ElementAdded)
    assert named == e.AnswerGiven("element_name", "Wage", "Wage", element=added.element)
    facts = (*DRAFT, added, named)
    a = given(*facts).when(c.RemoveElement(added.element)).then(e.ElementRemoved(added.element))
    assert (a.elements, dict(a.answers)) == ((), {})
    given(*DRAFT).when(c.RemoveElement(added.element)).refused(Why.NOT_FOUND)
    again = given(*facts, e.ElementRemoved(added.element)).when(c.AddElement(())).decision
    assert isinstance(again, tuple)
    assert isinstance(again[0], e.ElementAdded)
    assert again[0].element > added.element


def test_a_row_is_moved_to_a_place_that_there_is() -> None:
    first, second, third = map(ElementId, (4, 5, 6))
    facts = (*DRAFT, *map(e.ElementAdded, (first, second, third)))
    assert given(*facts).when(c.MoveElement(third, 1)).then(e.ElementMoved(third, 1)).elements == (third, first, second)
    assert given(*facts).when(c.MoveElement(first, 2)).then(e.ElementMoved(first, 2)).elements == (second, first, third)
    assert given(*facts).when(c.MoveElement(first, 3)).then(e.ElementMoved(first, 3)).elements == (second, third, first)
    for element, place in ((first, 0), (first, 4), (ElementId(9), 1)):
        given(*facts).when(c.MoveElement(element, place)).refused(Why.NOT_FOUND)


def test_sharing_lets_a_colleague_of_ones_own_side_in() -> None:
    a = given(*DRAFT).when(c.Share(STRANGER)).then(e.Shared(STRANGER, Side.RECIPIENT))
    assert (a.part_of(STRANGER), a.may_see(STRANGER)) == (Part.COLLEAGUE, True)
    given(*DRAFT).when(c.Share(COLLEAGUE)).then()
    given(*SUBMITTED).when(c.Share(STRANGER), by=CONTACT).then(e.Shared(STRANGER, Side.PROVIDER))


def test_a_contact_is_of_a_provider_and_not_of_those_who_ask() -> None:
    given(*DRAFT).when(c.NameContact(CONTACT, EDD.id)).then(e.ContactNamed(CONTACT, EDD.id))
    given(*DRAFT).when(c.NameContact(ANALYST, EDD.id)).refused(Why.OWN_REQUEST)
    given(*DRAFT).when(c.NameContact(COLLEAGUE, EDD.id)).refused(Why.OWN_SIDE)
    given(*DRAFT).when(c.NameContact(CONTACT, CDSS.id)).refused(Why.NOT_FOUND)


def test_a_draft_goes_out_when_nothing_is_missing_and_somebody_is_named() -> None:
    a = (
        given(*NAMED)
        .when(c.SendDraft())
        .then(e.DraftFinalized(TODAY), e.DraftSent(TODAY, 1), e.ContactAsked(CONTACT, EDD.id))
    )
    assert (a.state, a.finalized_on, a.sent_on, a.part_of(CONTACT)) == (State.SUBMITTED, TODAY, TODAY, Part.CONTACT)
    assert whose(a).people == (CONTACT,)
    refusal = given(*NAMED).when(c.SendDraft(), missing=("purpose_need",)).refused(Why.NOT_READY)
    assert refusal.facts == {"missing": ("purpose_need",)}
    given(*DRAFT).when(c.SendDraft()).refused(Why.NO_CONTACT)
    given(*SUBMITTED).when(c.SendDraft()).refused(Why.ALREADY_SENT)
    given(*DRAFT).when(c.WordRequest("Hello")).then(e.RequestWorded("Hello"))
    given(*DRAFT).when(c.WordRequest(" ")).refused(Why.EMPTY)


def test_another_contact_can_be_asked_while_the_first_is_silent() -> None:
    renamed = (*SUBMITTED, e.ContactNamed(OTHER, EDD.id))
    sent = e.DraftFinalized(TODAY), e.DraftSent(TODAY, 2), e.ContactAsked(OTHER, EDD.id)
    a = given(*renamed).when(c.SendDraft()).then(*sent)
    assert whose(a).people == (OTHER,)
    for command in (c.AcceptRequest(), c.ForwardRequest(STRANGER), c.DeclineRequest("no")):
        given(*renamed, *sent).when(command, by=CONTACT).refused(Why.NOT_NOW)


def test_the_contact_takes_it() -> None:
    a = given(*SUBMITTED).when(c.AcceptRequest(), by=CONTACT).then(e.RequestAccepted(EDD.id))
    assert a.state is State.COLLAB
    given(*SUBMITTED).when(c.AcceptRequest()).refused(Why.NOT_NOW)
    given(*COLLAB).when(c.AcceptRequest(), by=CONTACT).refused(Why.NOT_NOW)


def test_every_provider_has_to_take_it() -> None:
    two = (*SIGNATORY, e.PartyAdded(CDSS), e.PartyAdded(EDD), e.PartyAdded(DHCS), e.PartiesSettled())
    two = (*two, e.DraftBegun("BUCP-2027-0012", "BUCP v3"), e.DraftSent(TODAY, 1))
    two = (*two, e.ContactAsked(CONTACT, EDD.id), e.ContactAsked(OTHER, DHCS.id))
    first = given(*two).when(c.AcceptRequest(), by=CONTACT).then(e.RequestAccepted(EDD.id))
    assert first.state is State.SUBMITTED
    assert whose(first).people == (OTHER,)
    both = given(*two, (CONTACT, e.RequestAccepted(EDD.id))).when(c.AcceptRequest(), by=OTHER)
    assert both.then(e.RequestAccepted(DHCS.id)).state is State.COLLAB


def test_one_contact_of_two_providers_answers_for_each() -> None:
    two = (*SIGNATORY, e.PartyAdded(CDSS), e.PartyAdded(EDD), e.PartyAdded(DHCS), e.PartiesSettled())
    two = (*two, e.DraftBegun("BUCP-2027-0012", "BUCP v3"), e.DraftSent(TODAY, 1))
    two = (*two, e.ContactAsked(CONTACT, EDD.id), e.ContactAsked(CONTACT, DHCS.id))
    given(*two).when(c.AcceptRequest(), by=CONTACT).then(e.RequestAccepted(EDD.id))
    once = (*two, (CONTACT, e.RequestAccepted(EDD.id)))
    assert given(*once).when(c.AcceptRequest(), by=CONTACT).then(e.RequestAccepted(DHCS.id)).state is State.COLLAB


def test_a_request_goes_on_to_the_right_person_and_the_chain_is_kept() -> None:
    command = c.ForwardRequest(OTHER)
    expected = e.RequestForwarded(EDD.id, OTHER), e.ContactAsked(OTHER, EDD.id)
    a = given(*SUBMITTED).when(command, by=CONTACT).then(*expected)
    assert [(link.person, link.reply) for link in a.request.chain] == [
        (CONTACT, Reply.FORWARDED),
        (OTHER, Reply.WAITING),
    ]
    assert (a.part_of(CONTACT), a.part_of(OTHER)) == (Part.EARLIER_CONTACT, Part.CONTACT)
    given(*SUBMITTED).when(c.ForwardRequest(CONTACT), by=CONTACT).refused(Why.OWN_REQUEST)
    given(*SUBMITTED).when(c.ForwardRequest(ANALYST), by=CONTACT).refused(Why.OWN_SIDE)
    given(*FORWARDED).when(c.AcceptRequest(), by=CONTACT).refused(Why.NOT_NOW)


def test_a_colleague_of_the_contact_who_is_named_can_take_it() -> None:
    helped = (*SUBMITTED, (CONTACT, e.Shared(HELPER, Side.PROVIDER)))
    passed = (CONTACT, e.RequestForwarded(EDD.id, HELPER)), (CONTACT, e.ContactAsked(HELPER, EDD.id))
    a = given(*helped, *passed).when(c.AcceptRequest(), by=HELPER).then(e.RequestAccepted(EDD.id))
    assert a.state is State.COLLAB


def test_a_request_can_come_back_to_who_passed_it_on() -> None:
    back = (OTHER, e.RequestForwarded(EDD.id, CONTACT)), (OTHER, e.ContactAsked(CONTACT, EDD.id))
    given(*FORWARDED, *back).when(c.AcceptRequest(), by=CONTACT).then(e.RequestAccepted(EDD.id))


def test_a_decline_is_an_objection_and_the_recipients_turn() -> None:
    a = given(*SUBMITTED).when(c.DeclineRequest("Not ours"), by=CONTACT).then(e.RequestDeclined(EDD.id, "Not ours"))
    assert (a.state, whose(a).people, a.request.objection) == (State.SUBMITTED, (ANALYST,), "Not ours")
    given(*SUBMITTED).when(c.DeclineRequest(" "), by=CONTACT).refused(Why.EMPTY)


def test_who_took_it_may_still_decline_and_it_goes_back_to_the_recipient() -> None:
    a = given(*COLLAB).when(c.DeclineRequest("No staff"), by=CONTACT).then(e.RequestDeclined(EDD.id, "No staff"))
    assert (a.state, whose(a).people) == (State.SUBMITTED, (ANALYST,))
    declined = (*COLLAB, (CONTACT, e.RequestDeclined(EDD.id, "No staff")))
    given(*declined).when(c.AnswerObjection("We pay")).then(e.ObjectionAnswered(EDD.id, "We pay"))


def test_an_objection_is_answered_or_the_draft_is_sent_again() -> None:
    a = (
        given(*DECLINED)
        .when(c.AnswerObjection("State totals will do"))
        .then(e.ObjectionAnswered(EDD.id, "State totals will do"))
    )
    assert whose(a).people == (CONTACT,)
    given(*DECLINED).when(c.AnswerObjection("  ")).refused(Why.EMPTY)
    given(*SUBMITTED).when(c.AnswerObjection("But why")).refused(Why.NOT_NOW)
    again = given(*DECLINED).when(c.SendDraft())
    sent = e.DraftFinalized(TODAY), e.DraftSent(TODAY, 2), e.ContactAsked(CONTACT, EDD.id)
    assert again.then(*sent).request.round == 2


def test_sent_again_it_goes_to_who_declined_and_not_to_who_passed_it_on() -> None:
    declined = (*FORWARDED, (OTHER, e.RequestDeclined(EDD.id, "No")))
    sent = e.DraftFinalized(TODAY), e.DraftSent(TODAY, 2), e.ContactAsked(OTHER, EDD.id)
    given(*declined).when(c.SendDraft()).then(*sent)


def test_whoever_declined_is_out_once_somebody_else_is_asked() -> None:
    asked = (*DECLINED, e.ContactNamed(OTHER, EDD.id), e.DraftSent(TODAY, 2), e.ContactAsked(OTHER, EDD.id))
    given(*asked).when(c.AcceptRequest(), by=CONTACT).refused(Why.NOT_NOW)


def test_an_answer_by_mail_counts_and_carries_its_evidence() -> None:
    proof = mailed("I'll take it, regards")
    entry = c.EnterReply(EDD.id, Reply.ACCEPTED, mailed("I'll take it, regards", entered_by=STRANGER))
    a = given(*SUBMITTED).when(entry).then(e.RequestAccepted(EDD.id, proof))
    assert (a.state, a.request.chain[-1].evidence) == (State.COLLAB, proof)
    decline = c.EnterReply(EDD.id, Reply.DECLINED, mailed("No, sorry"))
    given(*SUBMITTED).when(decline).then(e.RequestDeclined(EDD.id, "No, sorry", mailed("No, sorry")))
    forward = c.EnterReply(EDD.id, Reply.FORWARDED, mailed("Ask her"), OTHER)
    passed = e.RequestForwarded(EDD.id, OTHER, mailed("Ask her")), e.ContactAsked(OTHER, EDD.id)
    given(*SUBMITTED).when(forward).then(*passed)


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        (c.EnterReply(EDD.id, Reply.ACCEPTED, mailed(" ")), Why.EMPTY),
        (c.EnterReply(EDD.id, Reply.ACCEPTED, mailed("Yes", said_by=STRANGER)), Why.NOT_WRITTEN_TO),
        (c.EnterReply(PartyId(9), Reply.ACCEPTED, mailed("Yes")), Why.NOT_WRITTEN_TO),
        (c.EnterReply(EDD.id, Reply.FORWARDED, mailed("Ask her")), Why.EMPTY),
        (c.EnterReply(EDD.id, Reply.FORWARDED, mailed("Ask them"), ANALYST), Why.OWN_SIDE),
        (c.EnterReply(EDD.id, Reply.WAITING, mailed("Hm")), Why.EMPTY),
    ],
)
def test_an_answer_by_mail_needs_words_and_the_person_who_was_asked(entry: c.EnterReply, why: Why) -> None:
    given(*SUBMITTED).when(entry).refused(why)


@pytest.mark.parametrize("facts", [SCOPE, PARTIES, ONBOARDING, OUTSIDE, DRAFT, SUBMITTED, DECLINED, COLLAB])
def test_one_may_withdraw_until_signature(facts: tuple[Fact, ...]) -> None:
    a = given(*facts).when(c.Withdraw("No money")).then(e.Withdrawn("No money"))
    assert (a.state, whose(a).people) == (State.WITHDRAWN, ())


@pytest.mark.parametrize("facts", [NOT_IDEA, WITHDRAWN])
def test_what_has_ended_is_not_withdrawn(facts: tuple[Fact, ...]) -> None:
    given(*facts).when(c.Withdraw("")).refused(Why.NOT_NOW)


LIKE_IT = (*DRAFT, e.BegunLike(AgreementId(3), "BUCP-2026-0003"))
WAGE, AGE, WHY = (Slot(key, element=ElementId(one)) for key, one in
                  (("element_name", 31), ("element_name", 8), ("element_need", 8)))  # fmt: skip


def test_answers_are_taken_over_once_and_from_the_agreement_that_was_named() -> None:
    a = given(*SCOPE).when(c.BeginLike(AgreementId(3), "BUCP-2026-0003")).then(
        e.BegunLike(AgreementId(3), "BUCP-2026-0003"))  # fmt: skip
    assert a.like == Like(AgreementId(3), "BUCP-2026-0003")
    given(*SCOPE).when(c.BeginLike(THIS, "itself")).refused(Why.NOT_FOUND)
    given(*DRAFT).when(c.CopyAnswers(())).refused(Why.NOT_NOW)
    answer = CopiedAnswer(Slot("purpose_need"), "To see", "To see")
    taken = e.AnswersCopied(AgreementId(3), "BUCP-2026-0003", (answer,))
    a = given(*LIKE_IT).when(c.CopyAnswers((answer,))).then(taken)
    assert a.answers[answer.slot].text == "To see"
    assert a.copied == {answer.slot}
    assert not a.look_again
    given(*LIKE_IT, taken).when(c.CopyAnswers((answer,))).refused(Why.NOT_NOW)


def test_elements_that_are_taken_over_get_numbers_that_are_never_given_again() -> None:
    answers = tuple(CopiedAnswer(slot, "x", "x", slot is WHY) for slot in (WAGE, AGE, WHY))
    decision = given(*LIKE_IT).when(c.CopyAnswers(answers)).decision
    assert isinstance(decision, tuple)
    a = standing(*LIKE_IT, *decision)
    first, second = a.elements
    assert {str(slot) for slot in a.copied} == {f"element_name.e{first}", f"element_name.e{second}",
                                                 f"element_need.e{second}"}  # fmt: skip
    assert {str(slot) for slot in a.look_again} == {f"element_need.e{second}"}
    gone = (*LIKE_IT, *decision, e.ElementRemoved(second))
    assert not standing(*gone).look_again
    again = given(*gone).when(c.AddElement(())).decision
    assert isinstance(again, tuple)
    assert isinstance(again[0], e.ElementAdded)
    assert again[0].element > second


def test_what_was_taken_over_is_looked_at_again_or_changed() -> None:
    slots = (Slot("duration"), Slot("data_users"), Slot("storage"))
    copied = e.AnswersCopied(
        AgreementId(3), "x", tuple(CopiedAnswer(one, "x", "x", one is not slots[2]) for one in slots)
    )
    facts = (*LIKE_IT, copied)
    a = given(*facts).when(c.KeepCopied(slots)).then(e.CopiedKept(slots[:2]))
    assert (a.look_again, a.copied) == (frozenset(), frozenset(slots))
    given(*facts).when(c.KeepCopied((slots[2],))).then()
    a = standing(*facts, e.AnswerGiven("duration", "2 years", "2 years"))
    assert (a.look_again, a.copied) == (frozenset(slots[1:2]), frozenset(slots[1:]))
    a = standing(*LIKE_IT, e.AnswerGiven("duration", "mine", "mine"), copied)
    assert a.answers[slots[0]].text == "mine", "what was answered here stays"
