"""Reviews, signatures, filing, time and money."""

from conversations.faq.item import item

PAPERS = (
    item(
        "10",
        "Which reviews are needed?",
        "In each department: legal, privacy and security. Then the executive sponsor, then the data coordinator. "
        "Technology staff advise, but the form has no line for them.",
        "BUCP v3",
        """what reviews do we need
        who has to review the bucp
        list of reviews
        required reviews before signing
        does it or technology staff have to review
        does the privacy office review it
        does legal have to review the bucp
        which approvals are needed
        who reviews it
        steps of review""",
    ),
    item(
        "11",
        "What is a registered opinion?",
        "A reviewer's questions or concerns, in writing and kept on file. It is not a signature. The sponsor weighs it "
        "before signing.",
        "BUCP v3; the State's FAQ",
        """registered opinion
        what does registered opinion mean
        definition of registered opinion
        explain registered opinions
        is an opinion a signature
        do reviewers sign or give an opinion
        is the sponsor bound by an opinion""",
    ),
    item(
        "12",
        "What do the three reviewers look at?",
        "Legal: the authority, the purpose and the results. Privacy: personal data, the purpose, the results, and "
        "whether people could be found again. Security: safeguards, transfer and storage.",
        "the State's FAQ",
        """what do the reviewers check
        what does legal look at
        what does counsel check in the bucp
        what does privacy look for
        what does the privacy reviewer look at
        what does the security officer check
        what does the iso review
        what is each reviewer responsible for
        what do legal privacy and security look at""",
    ),
    item(
        "13",
        "Who signs?",
        "On each side the data coordinator and the executive sponsor. The sponsor is at director level, best a deputy "
        "director.",
        "BUCP v3",
        """who has to sign the bucp
        who needs to sign off
        whose signatures are needed
        who signs the agreement on our side
        does the director have to sign
        can my manager sign
        who is the executive sponsor
        who is the data coordinator
        who can be a sponsor
        signature authority
        which people sign on each side
        does the deputy director sign""",
        needs="sign signoff sponsor coordinator director authority",
    ),
    item(
        "14",
        "When may data flow?",
        "Once the BUCP is signed. You file it right after; the data need not wait for that, since filing needs no "
        "approval.",
        "the State's guide",
        """when can data move
        when can they send us the data
        when do we get the data
        can we get the data before it is signed
        may data be sent before filing
        when can we start to exchange data
        how soon after signing can data be sent
        do we wait for an approval before data move
        when is the first file allowed
        when can we start receiving files""",
    ),
    item(
        "15",
        "Where do we file, and who approves?",
        "The recipient files the BUCP Inventory Form with the State's Chief Data Officer. It is for the record and for "
        "audits; nobody approves it. File each amended version again.",
        "the State's guide",
        """where do we file the bucp
        how do i file it
        who approves the filing
        what is the inventory form
        where do i send the inventory form
        does caldata approve the bucp
        does the chief data officer approve it
        do we need approval from caldata
        file with the chief data officer
        where does the signed bucp go
        is filing required""",
    ),
    item(
        "16",
        "Can it be open-ended?",
        "Yes. You may leave out the end date, and either side may end it by notice where the law allows.",
        "the State's FAQ",
        """does a bucp need an end date
        is an end date required
        can we leave out the end date
        no end date
        is there a maximum length
        can the agreement go on forever
        how long can the agreement last
        how long is a bucp valid
        does the bucp expire
        can it be ongoing
        what is the longest duration""",
        law=True,
    ),
    item(
        "17",
        "We pay for the work. How?",
        "Not through the BUCP. Make an Interagency Agreement, or within one department a Memorandum of Agreement, at "
        "the same time, and attach the BUCP. As a rule each side bears its own costs.",
        "the State's FAQ; IDEA 5.21",
        """do we have to pay
        who pays for the work
        how do we pay the provider
        can the provider charge us
        can the bucp move money
        is there a fee
        what does it cost
        who bears the costs
        how do payments work
        funding through an interagency agreement
        do we need an interagency agreement
        invoice""",
    ),
)
