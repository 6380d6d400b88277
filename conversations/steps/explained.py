"""What `help`, `why` and `example` say about each question outside the form, by the question's name.

The form's own questions bring these words themselves; see `conversations.form.model.Field`.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Explained:
    """`help` says what is wanted and how to find out, `why` what the answer is for, `example` answers that would do."""

    help: str
    why: str
    example: tuple[str, ...]


_PERSON = ("@name, to mention someone in chat", "first.last@example.org, for someone who is not")

EXPLAINED: Mapping[str, Explained] = {
    "department": Explained(
        "Type the name of your department, or its short name. A part of the name will do: I look it up.",
        "Your department is a party to the agreement, so I check whether it has signed IDEA.",
        ("Department of Social Services", "CDSS"),
    ),
    "which_department": Explained(
        "I looked your words up in the list of departments. Pick one, or type another name.",
        "The agreement must carry the full and right name.",
        ("1, for the first of them", "Department of Social Services"),
    ),
    "unit": Explained(
        "Type the branch, program or office that you work in, as your colleagues call it. "
        "If you are not sure, leave it open: type I don't know.",
        "An agreement is between programs. The other side wants to know who will use the data.",
        ("Research Branch", "CalFresh Program Office"),
    ),
    "role": Explained(
        "It is what you do at work. Pick what fits best, or use your own words. "
        "You can leave it open, or change it later with profile.",
        "It tells others whom they talk to. It gives you no rights and takes none.",
        ("program", "data analyst"),
    ),
    "data": Explained(
        "Say in one sentence which data you have in mind and what for. A rough idea is enough.",
        "The next questions find out if these data need an agreement at all. Your words also name the draft.",
        ("EDD wages by quarter, to see if job training raises pay", "DMV addresses, to reach people about a recall"),
    ),
    "public": Explained(
        "Say yes if the data are on a website, or if the owner would give them to anyone who asks. "
        "Totals and counts often are public. Data on single people are most often not. "
        "If you are not sure, say so: that is an answer too.",
        "IDEA is only for data that a law protects. Public data need no agreement.",
        ("yes, for counts on data.ca.gov", "no, for wages of named people", "not sure"),
    ),
    "points_to_people": Explained(
        "Could somebody tell from a row who it is about? A name or a number does that at once. "
        "A birth date with a ZIP code may do it too.",
        "Data that point to people or firms are most often protected. Counsel has the last word.",
        ("they do: each row is one client", "they don't: totals by county"),
    ),
    "shareable": Explained(
        "Say yes only if no law, rule or contract limits the sharing. "
        "The data owner or your counsel can tell. If you are not sure, say so.",
        "If departments may share the data freely, an e-mail to the owner is enough.",
        ("yes, for a list of offices", "no, a health privacy law covers them", "not sure"),
    ),
    "law": Explained(
        "Pick the kind of law that protects the data, or type several with commas. "
        "You don't have to know the law's name; counsel adds it. If there is none that you know of, type no rule.",
        "The law decides which parts of the form you get, e.g. HIPAA for health data.",
        ("health", "wage, tax", "I don't know"),
    ),
    "other_agreement": Explained(
        "Some laws say which agreement to use for their data. Or your department may have one that still runs. "
        "Look at your contracts, or ask counsel.",
        "Where a law names another agreement, that one counts (IDEA 5.15). One that runs may cover you already.",
        ("no", "we have one already", "I don't know"),
    ),
    "other_side": Explained(
        "Type the department's name or short name. A part of the name will do. To find out who has the data, "
        "ask your data coordinator, or look for the subject on data.ca.gov. It can wait: type stop, later resume.",
        "It is the other party, so I check whether it has signed IDEA.",
        ("Employment Development Department", "EDD"),
    ),
    "which_party": Explained(
        "I looked your words up in the list of who has signed. Pick one, or type another name or its agency.",
        "An agency's signature may cover its departments, so the right name matters.",
        ("1, for the first of them", "Employment Development Department"),
    ),
    "unit_of": Explained(
        "Type the branch or program there that keeps or uses the data. "
        "If you don't know it, say so; their contact can add it.",
        "The request goes to people, and a department has many.",
        ("Labor Market Information Division", "I don't know"),
    ),
    "anyone_else": Explained(
        "Say if a third department takes part: one more that gives data, or one more that gets them. "
        "Vendors and contractors are not parties; they come later.",
        "Each party reviews and signs, so each must be named.",
        ("no, that's all", "one more gives data"),
    ),
    "another_party": Explained(
        "Type the department's name or short name. A part of the name will do. If there is none, type nobody else.",
        "Each party reviews and signs, so each must be named.",
        ("Department of Health Care Services", "DHCS"),
    ),
    "change_party": Explained(
        "Pick the department that is wrong. Then type the right one.",
        "Each party reviews and signs, so each must be right.",
        ("1, for the first of them", "none of them"),
    ),
    "like_this": Explained(
        "I took these over from the earlier agreement. If they fit, the draft begins with its answers in place. "
        "If not, change who takes part, or an answer of step 1.",
        "The earlier agreement stays as it is, and its people hear nothing of this one.",
        ("yes", "change who takes part"),
    ),
    "like_who": Explained(
        "Pick what is different: a department that is wrong, or one that is missing.",
        "Each party reviews and signs, so each must be right.",
        ("one is wrong", "nothing"),
    ),
    "like_answer": Explained(
        "Pick the answer that is different now. I ask that question again.",
        "Step 1 decides if these data need an agreement at all.",
        ("the data", "nothing"),
    ),
    "gives_or_gets": Explained(
        "Gives: it holds the data and sends them. Gets: it receives and uses them.",
        "The side that gets data writes the draft. The side that gives them has a say in what they hold.",
        ("gives", "gets"),
    ),
    "standing": Explained(
        "IDEA binds those who have signed it. You can ask CalData whether this party is covered, "
        "choose another party, or use the form without IDEA.",
        "Without both signatures, an agreement under IDEA can't be signed in the end.",
        ("Ask CalData", "Change the party"),
    ),
    "drafter": Explained(
        "Name a person in the department that gets the data: someone who will use them. They get your enquiry. "
        "If you don't know yet, it can wait: type stop, later resume.",
        "The side that gets the data writes the first draft.",
        _PERSON,
    ),
    "invitation": Explained(
        "Read the text above. Send it, change its words, or choose someone else to get it.",
        "Nothing leaves before you say so. It asks for a draft; it binds nobody.",
        ("send", "change the text"),
    ),
    "invitation_words": Explained(
        "Type the whole text as it should read. It takes the place of mine. How to answer is added below it.",
        "They may not know IDEA; you may know what they need to hear.",
        ("Good morning, we spoke about licence data. Will you write the first draft?",),
    ),
    "park": Explained(
        "Some answers may wait. Say in a few words what you wait for. You can fill them in after sending.",
        "The other side sees what is still open, and why.",
        ("waiting for a colleague", "our security office answers by Friday"),
    ),
    "contact": Explained(
        "Name someone in the program that keeps the data. There is no list of contacts for the whole State. "
        "A colleague who got data before may know, or the program's web page.",
        "Your request goes to this person. They take it, pass it on, or decline.",
        (*_PERSON, "I know no one"),
    ),
    "send": Explained(
        "Read the request above. Send it, change its words, or choose someone else to get it.",
        "Nothing leaves before you say so. Sending asks for a talk; it binds nobody.",
        ("send", "change the text"),
    ),
    "words": Explained(
        "Type the whole request as it should read. Your text takes the place of mine.",
        "You know the person; your own words may suit better.",
        ("Good morning, may we talk about wage data for our training study?",),
    ),
    "forward_to": Explained(
        "Name the colleague who knows these data. They are asked in your place.",
        "The request should reach somebody who can answer it.",
        _PERSON,
    ),
    "reason": Explained(
        "Say what stands in the way: the law, the cost, the data, or the time. One sentence will do.",
        "The other side gets your words, so that they can narrow the request, explain it or withdraw.",
        ("We don't hold data by county.", "The law lets us share totals only."),
    ),
    "explain": Explained(
        "Answer what they wrote: what you need, what you can do without, or why it is allowed.",
        "They get your words and are asked again.",
        ("We can do without names; a hashed key is enough.",),
    ),
    "share_with": Explained(
        "Name a colleague. They can read the draft and work on it with you.",
        "Only people who are let in can see a draft.",
        _PERSON,
    ),
    "ask_whom": Explained(
        "Name the colleague who knows: mention them, or type a name or an e-mail address. They get just this question.",
        "Some answers are not yours to know. I ask them, tell you when it is there, and go on with you meanwhile.",
        _PERSON,
    ),
    "why_back": Explained(
        "Say in a few words why it is not yours, or who would know. You may also give it back without a word.",
        "Whoever asked you has to find somebody else.",
        ("Ask the security office; they keep the servers.",),
    ),
    "both": Explained(
        "Read both answers. Keep theirs, or use yours; the other one stays on record.",
        "Two of you work on this draft. Nobody's words are to be lost without a word.",
        ("theirs", "mine"),
    ),
    "which_answer": Explained(
        "Your words came just when another question did. Pick the one that they answer.",
        "An answer in the wrong place is hard to find later.",
        ("1, for the first of them", "the one before"),
    ),
    "withdraw": Explained(
        "Yes ends this request for all who take part. No keeps it. You can type a reason first.",
        "It can't be undone, though all stays on record.",
        ("yes", "no", "We found the data elsewhere."),
    ),
    "mail_reply": Explained(
        "Look at their words. Say if they take the request, decline it, or name another person.",
        "What happens next hangs on it: a talk, another contact, or your answer to a no.",
        ("they take it", "they name someone else", "they decline"),
    ),
    "mail_to": Explained(
        "Look at the mail that you got. Whom do they name? Type that person's address.",
        "That person is asked next, in place of the one who wrote.",
        ("first.last@example.org",),
    ),
    "mail_words": Explained(
        "Copy what they wrote and paste it here. Leave out what is private.",
        "Their words are kept as evidence, with your name, since they can't answer here.",
        ("Yes, we take it. Call us on Monday.",),
    ),
    "columns_right": Explained(
        "I show what I take each column for. If one is wrong, type which column is what, by its number or its heading.",
        "So that no row lands in the wrong place.",
        ("save", "2 is the definition", "leave out 4"),
    ),
    "hash_it": Explained(
        "A hash turns a name or number into a key that can't be read back. Files can still be matched by it. "
        "Leave the element out if you can do without. Or keep it as it is, and say what it is needed for.",
        "Reviewers ask this of each element that points straight to a person.",
        ("yes, hash it", "leave it out", "we need it as is"),
    ),
    "fix_row": Explained(
        "Type what is missing or wrong in this row. Three parts with dashes, or a row of a sheet, replace all of it.",
        "Reviewers read each element, so a row is saved once it can be understood.",
        ("Quarterly Wage Amount", "to match the two files"),
    ),
}
