"""The provider's answer to a request, and what the recipient makes of it. Silence is never an answer."""

from collections.abc import Mapping

from conversations.agreement import commands as c
from conversations.agreement.model import Agreement, Evidence, Part, Reply, Side, State
from conversations.agreement.model import Asked as Link
from conversations.agreement.process import may
from conversations.agreement.refusal import Refusal, Why
from conversations.agreement.turn import open_requests
from conversations.ids import PersonId
from conversations.noanswer import NoAnswer
from conversations.outgoing import Redraw
from conversations.scene import Scene
from conversations.steps import send
from conversations.steps.asking import Heard, Note, Option, Question, Then, offered, put, required
from conversations.steps.persons import as_options, plain_names, read_person, without_person
from conversations.talk import Asked
from conversations.yesno import Means


def accept(scene: Scene, a: Agreement) -> Then:
    by_mail = answered_by_mail(scene, a)
    if by_mail is not None:
        return put(scene, MAIL_WORDS, a.id, reply=Reply.ACCEPTED.value, person=str(by_mail.person))
    refusal = scene.do(a.id, c.AcceptRequest())
    if refusal is not None:
        scene.refuse(refusal, a.id)
        return Then.WAIT
    scene.reply(
        "request/taken",
        a.id,
        a=scene.agreement(a.id),
        recipient=a.side_called(Side.RECIPIENT),
        drafter=scene.person(a.drafters()[0]),
    )
    return Then.WAIT


def forward(scene: Scene, a: Agreement, words: str) -> Then:
    by_mail = answered_by_mail(scene, a)
    if by_mail is not None:
        return put(scene, MAIL_TO, a.id, person=str(by_mail.person))
    if not may(a, scene.me.id, c.ForwardRequest):
        return _not_now(scene, a)
    person = read_person(scene, words)
    if person is None:
        return put(scene, FORWARD_TO, a.id)
    return _forwarded(scene, a, person.id)


def _forwarded(scene: Scene, a: Agreement, to: PersonId) -> Then:
    refusal = scene.do(a.id, c.ForwardRequest(to))
    if refusal is not None:
        scene.refuse(refusal, a.id)
        return Then.WAIT
    scene.reply("request/passed_on", a.id, a=scene.agreement(a.id), to=scene.person(to))
    return Then.WAIT


def decline(scene: Scene, a: Agreement, reason: str) -> Then:
    by_mail = answered_by_mail(scene, a)
    if by_mail is not None:
        return put(scene, MAIL_WORDS, a.id, reply=Reply.DECLINED.value, person=str(by_mail.person))
    if not may(a, scene.me.id, c.DeclineRequest):
        return _not_now(scene, a)
    if not reason.strip():
        return put(scene, REASON, a.id)
    refusal = scene.do(a.id, c.DeclineRequest(plain_names(scene, reason).strip()))
    if refusal is not None:
        scene.refuse(refusal, a.id)
        return Then.WAIT
    scene.reply("request/declined", a.id, a=scene.agreement(a.id), recipient=a.side_called(Side.RECIPIENT))
    return Then.WAIT


def take_draft(scene: Scene, a: Agreement) -> Then:
    """Whom a provider asked to draft begins."""
    refusal = scene.do(a.id, c.TakeDraft())
    if refusal is not None:
        scene.refuse(refusal, a.id)
        return Then.WAIT
    return Then.GO_ON


def _not_now(scene: Scene, a: Agreement) -> Then:
    """Said before anything is asked, so that nobody types for nothing."""
    scene.refuse(Refusal(Why.NOT_NOW), a.id)
    return Then.WAIT


def explain(scene: Scene, a: Agreement) -> Then:
    declined = any(link.reply is Reply.DECLINED for link in open_requests(a))
    if not declined or not may(a, scene.me.id, c.AnswerObjection):
        return _not_now(scene, a)
    return put(scene, EXPLAIN, a.id)


def share(scene: Scene, a: Agreement, words: str) -> Then:
    if not may(a, scene.me.id, c.Share):
        return _not_now(scene, a)
    person = read_person(scene, words)
    if person is None:
        return put(scene, SHARE_WITH, a.id)
    refusal = scene.do(a.id, c.Share(person.id))
    if refusal is not None:
        scene.refuse(refusal, a.id)
        return Then.WAIT
    scene.reply("request/shared", a.id, a=a, person=person)
    return Then.WAIT


def withdraw(scene: Scene, a: Agreement) -> Then:
    if not may(a, scene.me.id, c.Withdraw):
        return _not_now(scene, a)
    return put(scene, WITHDRAW, a.id)


def answered_by_mail(scene: Scene, a: Agreement) -> Link | None:
    """The contact whose answer this person may enter: one whom only mail reaches, asked by this person's side."""
    if a.state is not State.SUBMITTED or a.part_of(scene.me.id) not in (Part.DRAFTER, Part.COLLEAGUE):
        return None
    if a.members[scene.me.id].side is not Side.RECIPIENT:
        return None
    waiting = (link for link in open_requests(a) if link.reply is Reply.WAITING)
    return next((link for link in waiting if not scene.person(link.person).chat), None)


def begin_mailed(scene: Scene, a: Agreement, link: Link, words: str) -> Then:
    """Enter what somebody wrote by mail; their words are here, and what they come to is asked."""
    return put(scene, MAIL_REPLY, a.id, person=str(link.person), their=words[:2000])


# Questions


def _forward_options(scene: Scene, asked: Asked) -> tuple[Option, ...]:
    a = required(scene, asked)
    link = next((one for one in a.request.chain if one.person == scene.me.id), None)
    known = scene.shelf.people_at(a.party(link.party).entity) if link else ()
    return as_options(known, scene.me.id)


def _forward_to(scene: Scene, asked: Asked, heard: Heard) -> Then:
    a = required(scene, asked)
    person = read_person(scene, heard.option or heard.text)
    if person is None:
        return put(scene, FORWARD_TO, a.id, Note("ask/no_person", {"typed": heard.text}))
    return _forwarded(scene, a, person.id)


def _reason(scene: Scene, asked: Asked, heard: Heard) -> Then:
    return decline(scene, required(scene, asked), heard.text)


def _recipient_facts(scene: Scene, asked: Asked) -> Mapping[str, object]:
    a = required(scene, asked)
    return {"recipient": a.side_called(Side.RECIPIENT), "provider": a.side_called(Side.PROVIDER)}


def _explain(scene: Scene, asked: Asked, heard: Heard) -> Then:
    a = required(scene, asked)
    refusal = scene.do(a.id, c.AnswerObjection(plain_names(scene, heard.text).strip()))
    if refusal is not None:
        scene.refuse(refusal, a.id)
        return Then.WAIT
    scene.say("request/explained", a.id, a=scene.agreement(a.id), provider=a.side_called(Side.PROVIDER))
    return Then.WAIT


def _share_with(scene: Scene, asked: Asked, heard: Heard) -> Then:
    a = required(scene, asked)
    if read_person(scene, heard.option or heard.text) is None:
        return put(scene, SHARE_WITH, a.id, Note("ask/no_person", {"typed": heard.text}))
    share(scene, a, heard.option or heard.text)
    return Then.GO_ON if a.state is State.DRAFT and a.id == scene.talk.focus else Then.WAIT


def _share_options(scene: Scene, asked: Asked) -> tuple[Option, ...]:
    return as_options(scene.shelf.people_at(scene.me.profile.department), scene.me.id)


def _withdraw(scene: Scene, asked: Asked, heard: Heard) -> Then:
    a = required(scene, asked)
    if heard.option == "keep":
        scene.say("request/kept", a.id, a=a)
        return Then.GO_ON if a.state is State.DRAFT and a.id == scene.talk.focus else Then.WAIT
    if heard.option == "withdraw":
        return _withdrawn(scene, a, asked.params.get("reason", ""))
    return put(scene, WITHDRAW, a.id, reason=plain_names(scene, heard.text).strip()[:1000])


def _withdrawn(scene: Scene, a: Agreement, reason: str) -> Then:
    refusal = scene.do(a.id, c.Withdraw(reason))
    if refusal is not None:
        scene.refuse(refusal, a.id)
        return Then.WAIT
    scene.say("request/withdrawn", a.id, a=scene.agreement(a.id))
    scene.redraw(Redraw("home", scene.me.id))
    return Then.WAIT


def _mail_to(scene: Scene, asked: Asked, heard: Heard) -> Then:
    a = required(scene, asked)
    person = read_person(scene, heard.text)
    if person is None:
        return put(scene, MAIL_TO, a.id, Note("ask/no_person", {"typed": heard.text}), **asked.params)
    rest = without_person(heard.text)
    params = {"reply": Reply.FORWARDED.value, "person": asked.params["person"], "to": str(person.id)}
    if asked.params.get("their"):
        return _enter(scene, a, params, asked.params["their"])
    if len(rest.split()) > 3:
        return _enter(scene, a, params, heard.text)
    return put(scene, MAIL_WORDS, a.id, **params)


def _mail_reply(scene: Scene, asked: Asked, heard: Heard) -> Then:
    a, their = required(scene, asked), asked.params["their"]
    params = {"reply": heard.option, "person": asked.params["person"]}
    if heard.option != Reply.FORWARDED.value:
        return _enter(scene, a, params, their)
    to = read_person(scene, their)
    return (
        put(scene, MAIL_TO, a.id, **params, their=their)
        if to is None
        else _enter(scene, a, params | {"to": str(to.id)}, their)
    )


def _mail_words(scene: Scene, asked: Asked, heard: Heard) -> Then:
    return _enter(scene, required(scene, asked), asked.params, heard.text)


def _enter(scene: Scene, a: Agreement, params: Mapping[str, str], words: str) -> Then:
    said_by = PersonId(int(params["person"]))
    link = next((one for one in open_requests(a) if one.person == said_by), None)
    if link is None:
        scene.reply("refused/not_written_to", a.id)
        return Then.WAIT
    evidence = Evidence(said_by, scene.me.id, plain_names(scene, words).strip(), scene.today)
    to = PersonId(int(params["to"])) if params.get("to") else None
    refusal = scene.do(a.id, c.EnterReply(link.party, Reply(params["reply"]), evidence, to))
    if refusal is not None:
        scene.refuse(refusal, a.id)
        return Then.WAIT
    now = scene.agreement(a.id)
    scene.say(
        "request/entered",
        a.id,
        a=now,
        reply=params["reply"],
        person=scene.person(said_by),
        to=scene.person(to) if to else None,
        unreached=to is not None and send.unreached(scene, scene.person(to)),
    )
    return Then.WAIT


def _mail_facts(scene: Scene, asked: Asked) -> Mapping[str, object]:
    person = scene.person(PersonId(int(asked.params["person"])))
    return {"person": person, "reply": asked.params.get("reply", ""), "their": asked.params.get("their", "")}


WITHDRAW_OPTIONS = (
    Option("withdraw", "Withdraw it", ("withdraw",), Means.YES),
    Option("keep", "Keep it", ("keep", "cancel"), Means.NO),
)

FORWARD_TO = Question("forward_to", "The right person", _forward_to, _forward_options)
SAYS_NOTHING = frozenset({NoAnswer.GREETING, NoAnswer.SLIP, NoAnswer.UNKNOWN})
"""What is not sent to the other side as if it were a reason; a question may well be one."""
REASON = Question("reason", "Your reason", _reason, facts=_recipient_facts, explains=SAYS_NOTHING)
EXPLAIN = Question("explain", "Your explanation", _explain, facts=_recipient_facts, explains=SAYS_NOTHING)
SHARE_WITH = Question("share_with", "Shared with", _share_with, _share_options)
WITHDRAW = Question("withdraw", "Withdraw?", _withdraw, offered(*WITHDRAW_OPTIONS), _recipient_facts)
MAIL_OPTIONS = (
    Option(Reply.ACCEPTED.value, "They take it", ("accept", "accepted", "yes"), Means.YES),
    Option(Reply.FORWARDED.value, "They name someone else", ("forward", "not me", "someone else")),
    Option(Reply.DECLINED.value, "They decline", ("decline", "declined", "no"), Means.NO),
)
MAIL_REPLY = Question("mail_reply", "Their answer", _mail_reply, offered(*MAIL_OPTIONS), _mail_facts, free=False)
MAIL_TO = Question("mail_to", "Whom they named", _mail_to, facts=_mail_facts)
MAIL_WORDS = Question("mail_words", "Their words", _mail_words, facts=_mail_facts)

QUESTIONS = (FORWARD_TO, REASON, EXPLAIN, SHARE_WITH, WITHDRAW, MAIL_REPLY, MAIL_TO, MAIL_WORDS)
