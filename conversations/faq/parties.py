"""Whether IDEA is needed, and who takes part."""

from conversations.faq.item import item

PARTIES = (
    item(
        "1",
        "Do I need IDEA for these data?",
        "Only where a law limits how state bodies may share them, to keep people's data private or safe. Public data, "
        "and data that you may pass on freely inside the State, need no BUCP.",
        "the State's guide, and its FAQ",
        """do we need a bucp
        is a bucp required for public data
        does open data need an agreement
        when is idea required
        bucp for statistics that are already published
        are non-confidential data covered
        which data need idea
        does my data fall under idea
        bucp for internal data that is not sensitive
        is this dataset covered by idea
        do we need a bucp if the data are not protected""",
        law=True,
    ),
    item(
        "2",
        "Can I choose not to use IDEA?",
        "No, if your department has signed. Signers share protected data under IDEA, unless a state or federal law "
        "calls for another agreement.",
        "the State's FAQ; IDEA 2 and 5.15",
        """is idea mandatory
        is idea optional
        do state departments have to use idea
        use our own template
        can we sign another agreement rather than a bucp
        do we have to use idea
        do we have to use the bucp
        can we opt out of idea
        can we use another agreement instead of idea
        can we sign an mou instead of a bucp
        our own data sharing agreement instead of idea
        may we skip the bucp
        are we forced to use idea
        use a different contract and not the bucp""",
        needs="must optional mou choose contract agreement opt",
        law=True,
    ),
    item(
        "3",
        "Is the other side a signatory?",
        "Type `/bucp signatories` and a name: I search the list by long and short names. All agencies under the "
        "Governor have signed, with the departments that report to them, and some others too. If a name is not "
        "there, ask caldata@innovation.ca.gov.",
        "the State's guide; the list of signatories",
        """has a department signed idea
        did they sign idea
        is a department on the list
        who has signed idea
        list of signatories
        where do i see who signed the agreement
        is the other department part of idea
        is the provider a signatory
        which departments are signatories
        check signatory""",
        needs="sign signed signatory idea list",
    ),
    item(
        "4",
        "Are UC, CSU and the community colleges in?",
        "Not as of August 2025. They could still join.",
        "the State's FAQ",
        """is the university of california in idea
        is the uc a signatory
        has csu signed
        is the california state university a party
        are community colleges part of idea
        can a uc campus join idea
        does idea cover uc and csu
        uc csu""",
    ),
    item(
        "5",
        "We are an office inside an agency. Do we need our own signature?",
        "Yes, if a statute gives your office powers of its own. If not, the agency has signed for you.",
        "the State's FAQ",
        """does our office need its own signature
        office within an agency
        our office is part of an agency, are we already covered
        does each department under an agency sign separately
        does the signature of our agency cover us
        are we covered by our agency
        must our unit sign idea separately
        is a board or commission in an agency covered by its signature
        does our division have to sign idea itself
        sign on our own or through the agency""",
        law=True,
    ),
    item(
        "6",
        "May we use IDEA with a university, a county or a contractor?",
        "Not as a party: IDEA is for state bodies that signed. A university asks on its own path, for research with "
        "its review board. You may borrow the forms. A recipient's contractor needs a written contract with the "
        "same duties.",
        "the State's FAQ; IDEA 5.7",
        """can a county use this
        can we share with a county
        can a county be a party to a bucp
        can we work with a university partner
        can a city use idea
        share data with a university
        can a vendor use idea
        does idea cover contractors
        can our contractor see the data
        can a nonprofit be a party
        can a private company get data under idea
        is a federal agency able to use the bucp
        local government""",
        law=True,
    ),
    item(
        "7",
        "Who writes the BUCP?",
        "The recipient's program staff, who will use the data, write the draft. The provider helps with the technical "
        "and administrative parts. Coordinators and sponsors come in later.",
        "the State's guide; BUCP v3",
        """who drafts the bucp
        who fills in the form
        who fills out the proposal
        does the provider or the recipient write it
        which side writes the draft
        who is responsible for the draft
        which department prepares the bucp
        whose job is it to write this
        who completes the bucp
        do i write this or do they""",
        needs="whom provider recipient side",
    ),
    item(
        "8",
        "Whom do I contact at the provider?",
        "Those who run the program that holds the data. There is no state list of data coordinators. Draft the "
        "request here: I send it to the contact that you name.",
        "the State's guide",
        """who do i ask for the data
        i do not know anyone at the other department
        who is the contact at the other department
        whom to contact for the data
        how do i find the right person
        list of data coordinators
        directory of contacts
        who should i email at the provider
        who do i talk to at the department that has the data
        contact person at the data owner""",
    ),
    item(
        "9",
        "Must the provider say yes?",
        "No. The sharing must be lawful, and each side may sign or decline. Until there is a BUCP that is undisputed, "
        "or approved after a dispute, the provider may refuse.",
        "the State's FAQ; BUCP v3",
        """can the provider refuse
        can they say no
        can the provider decline our request
        does the other department have to share
        must they give us the data
        is the provider obligated to agree
        can they turn us down
        what if they refuse
        is a department required to share its data
        may we reject a request""",
        law=True,
    ),
)
