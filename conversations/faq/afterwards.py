"""De-identification, disputes, research, and what happens when things change or end."""

from conversations.faq.item import item

AFTERWARDS = (
    item(
        "18",
        "Why de-identify if it is signed?",
        "A signature does not widen the need. Share only what the purpose calls for: if totals do, or data without "
        "names and numbers of people, send those.",
        "the State's FAQ",
        """why do we have to de-identify
        do we need to de-identify between departments
        is deidentification needed when we have an agreement
        why remove identifiers
        do i have to strip names
        why mask the data
        why can we not get names if it is signed
        why can they not send us ssns if it is signed
        why use totals if the bucp allows sharing
        why anonymize""",
    ),
    item(
        "19",
        "We disagree about de-identification. What now?",
        "Before it is used, the recipient sends the set it proposes. The provider has 5 working days to object. If you "
        "can't settle it in 10 working days more, take it to the dispute process.",
        "IDEA 5.19",
        """provider objects to our de-identified data
        provider rejects our de-identification
        we disagree about small cell suppression
        how long to object to the de-identified set
        how many days does the provider have to object to deidentification
        we cannot agree on de-identification
        provider does not accept our de-identification method
        dispute about masking or small cells
        they say our deidentification is not enough
        5 working days to object""",
        law=True,
    ),
    item(
        "20",
        "How does a dispute go?",
        "If both sides are under the Governor, the Agency Chief Data Officer mediates, or else the Agency Information "
        "Officer. Then both write comments to the State's Chief Data Officer, who mediates with you; last, the "
        "Governor's Office decides. IDEA 6.1 adds a step with the undersecretaries. If one side is not under the "
        "Governor, you start with the comments, and without agreement it is not approved.",
        "the State's page on disputes; IDEA 6.1",
        """what is the dispute process
        what if we cannot agree
        what if the departments disagree
        who mediates
        who decides a dispute
        how do we escalate
        escalation path
        how do we resolve a disagreement with the provider
        how are conflicts settled
        we are in a dispute""",
        law=True,
    ),
    item(
        "21",
        "Is research allowed?",
        "Yes, if state bodies that signed do it, or have it done for them. Answer yes to research, and get the "
        "approval of a review board (CPHS or another IRB). Evaluation of a program and quality work are not research "
        "here.",
        "the State's FAQ; BUCP v3",
        """do we need irb
        do we need irb approval
        is cphs approval needed
        do we need a review board
        human subjects review
        can we use the data for research
        can a researcher use the data
        is program evaluation research
        does evaluation count as research
        is quality improvement research
        what counts as research""",
        law=True,
    ),
    item(
        "22",
        "What if we have a breach?",
        "Tell the provider at once, in writing (IDEA 8.5 or 8.6). Agree who informs whom (9.2). Follow the rules of "
        "your information security officer for Cal-CSIRS, and Civil Code 1798.29. With HIPAA data, Addendum A "
        "applies too.",
        "the State's FAQ; IDEA 8.5, 8.6 and 9.2",
        """data breach
        security incident
        data were leaked
        a laptop with the data was stolen
        we lost a drive with data
        somebody hacked our server
        unauthorized access to the data
        who do we notify of a breach
        who must be told about a breach
        how fast must we report an incident
        data were sent to the wrong person
        somebody emailed the file to the wrong person""",
        law=True,
    ),
    item(
        "23",
        "We got a public-records request or a subpoena for data that we received. What now?",
        "Tell the provider at once, and meet to talk it over. The provider says what is exempt.",
        "the State's FAQ; IDEA 5.18",
        """subpoena
        public records request for the data
        public records act request
        pra request
        somebody asks for the data under the public records act
        court order for the data
        a reporter requests the data
        foia request for shared data
        somebody filed a public records request
        discovery request from a court""",
        law=True,
    ),
    item(
        "24",
        "The law changed. What now?",
        "Ask legal and privacy. If the sharing is still allowed: amend, approve and file it again. If not: end it "
        "under IDEA 5.14, and give notice to the Agency Chief Data Officer or the Agency Information Officer.",
        "the State's guide; IDEA 5.14",
        """what if the law changes
        the statute was amended
        there is a new law
        do we need a new bucp when the law changes
        new legislation affects our agreement
        new regulations came out
        a bill passed that changes what we may share
        is the bucp still valid after the law changed
        do we amend the bucp when a rule changes""",
        law=True,
    ),
    item(
        "25",
        "How do we end it, and what happens to the data?",
        "After a change of rules, or over conduct: IDEA 5.14. After a material violation: 7.4, with written notice at "
        "once to the recipient and to the State's Chief Data Officer. The recipient returns or destroys the data as "
        "the BUCP says. If that can't be done, it proposes another way within 10 days.",
        "the State's guide; IDEA 5.14, 7.4 and 8.8",
        """how do we end the agreement
        how do i terminate a bucp
        can we cancel the bucp
        can we get out of the agreement
        what happens to the data at the end
        do we have to destroy the data
        do we delete or return the data
        what happens to the data after termination
        may we keep the data when it ends""",
        law=True,
        needs="end data bucp idea agreement",
    ),
)

BESIDE = (
    item(
        "S1",
        "What about existing agreements?",
        "Leave them as they are. When one is renewed, or a new one is due, write a BUCP.",
        "the State's FAQ",
        """we already have an agreement
        are our existing agreements still valid
        do we have to replace our mou
        convert an old agreement to a bucp
        do we redo our current data use agreement
        our old contract expires
        renew an existing agreement
        we have an mou already""",
    ),
    item(
        "S2",
        "How long does it take?",
        "At Health and Human Services it went from 2 to 3 years down to 79 days on average.",
        "the State's FAQ",
        """how long does the process take
        how long until we get a bucp
        how many days does it take
        how many months does this take
        average time
        how quickly can it be done
        how fast is it
        timeline of a bucp
        is it fast""",
        needs="howlong time timeline fast quick",
    ),
    item(
        "S3",
        "Does sharing waive confidentiality?",
        "No, if you share under the agreement (Gov. Code 7921.505, once 6254.5).",
        "the State's FAQ; IDEA 5.18",
        """do we lose confidentiality if we share
        is confidentiality waived
        are the data still confidential after sharing
        does sharing make records public
        does disclosure to another agency waive an exemption
        gov code 7921.505
        6254.5
        waiver of confidentiality""",
        law=True,
    ),
    item(
        "S4",
        "Is the BUCP itself public?",
        "Most often, yes. Mark the parts that are exempt.",
        "CalHHS FAQ 15",
        """is the bucp a public record
        can the public see the bucp
        will the bucp be published
        can somebody ask for a copy of the bucp
        do we have to release the bucp
        is the proposal confidential
        is our form public
        can the press read the bucp""",
        law=True,
    ),
    item(
        "S5",
        "What about privileges?",
        "They stay as they are; IDEA takes nothing from them.",
        "the State's FAQ; IDEA 5.20",
        """attorney client privilege
        do we lose our privileges
        is privilege waived
        does the agreement affect privilege
        legal privilege
        privileged material
        do we keep privileges
        attorney work product""",
        law=True,
    ),
)
