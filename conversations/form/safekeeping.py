"""How the data travel, where they are kept, and how they end."""

from conversations.form.model import Field, Kind, Side, choice
from conversations.form.rules import mentions
from conversations.form.text_rules import (
    ENCRYPTED_IN_MOTION,
    NAMES_CHANNEL,
    NO_MAIL,
    NONE_WITH_REASON,
    WITNESSES_IF_EDUCATION,
)
from conversations.form.words import ACCESS, ENCRYPTED, KEPT, LOGGED, METHOD, PLACE, WITHIN

WAYS = (
    choice("sftp", "SFTP", "secure ftp, ftps"),
    choice("api", "API", "apis, web service, rest"),
    choice(
        "managed_transfer",
        "secure managed file transfer",
        ("managed file transfer, managed transfer, smft, mft, secure file transfer, moveit, axway"),
    ),
    choice(
        "in_system",
        "in-system access",
        ("in system access, direct access, read-only access, portal, log in, database view"),
    ),
    choice("media", "media", "encrypted drive, usb, hard drive, disk, tape, dvd"),
    choice("other", "other", "another way, something else"),
)

SAFEKEEPING = (
    Field(
        key="transfer_method",
        label="Transfer",
        question="How will the data get to you?",
        why="Data on the way must be safe, and somebody must confirm that they came.",
        good_hint="A good answer names the way, the encryption, who sends and who confirms.",
        help="Ways: SFTP, API, secure managed file transfer, in-system access, media, other. Say how often.",
        good_example=(
            "Quarterly push to CDT secure managed file transfer, AES-256 file + TLS 1.2+; "
            "EDD data operations sends, CDSS DBA confirms within 2 working days"
        ),
        weak_example="By email",
        weak_because="It is not encrypted and leaves no trail.",
        kind=Kind.TEXT_CHOICES,
        choices=WAYS,
        filled_by=Side.BOTH,
        source="BUCP v3, data transfer; IDEA 14.1; SFTP and API: CalHHS play 8",
        checks=(ENCRYPTED_IN_MOTION, NAMES_CHANNEL, NO_MAIL),
        for_people=("who sends and who confirms",),
    ),
    Field(
        key="storage",
        label="Storage",
        question="Where will the data be kept, and how are they protected there?",
        why="The place decides who could reach the data.",
        good_hint="A good answer names the place and the encryption, and says where back-ups go.",
        help=("Name the system, the tenant or network, the encryption at rest and the back-ups. No addresses or keys."),
        good_example=(
            "CDSS secure research enclave in state tenant; encrypted at rest; no local copies; "
            "back-ups expire in 35 days"
        ),
        weak_example="On the shared drive",
        weak_because="It has no protection, and anybody may reach it.",
        kind=Kind.LONG_TEXT,
        filled_by=Side.RECIPIENT,
        source="BUCP v3, data storage",
        checks=(
            mentions(
                "encryption",
                ENCRYPTED,
                "says that data at rest are encrypted",
                says="Are the data encrypted where they are kept?",
                cure='E.g. "encrypted at rest (AES-256)".',
            ),
            mentions(
                "place",
                PLACE,
                "names the place",
                says="Where are the data kept?",
                cure="E.g. the research enclave in the state tenant.",
            ),
        ),
    ),
    Field(
        key="management",
        label="Management",
        question="How do you control and log who uses the data?",
        why="Access that nobody checks grows over time.",
        good_hint="A good answer covers who gets access, how it is logged, and training.",
        help="Say how access is given, reviewed and taken away, what is logged, and who is trained when.",
        good_example=("Role-based access, monthly review, audit log 1 year, privacy training before access and yearly"),
        weak_example="Standard",
        weak_because="Which standard?",
        kind=Kind.LONG_TEXT,
        filled_by=Side.RECIPIENT,
        source="BUCP v3, data management; IDEA 5.13, 8.3, 14.1",
        checks=(
            mentions(
                "access",
                ACCESS,
                "covers access control",
                says="Who gets access, and who checks it?",
                cure="E.g. access by role, reviewed each month.",
            ),
            mentions(
                "logging",
                LOGGED,
                "covers logging",
                says="What is logged?",
                cure="E.g. each query is logged; logs are kept for 1 year.",
            ),
        ),
    ),
    Field(
        key="destruction_method",
        label="Destruction or return",
        question="How and by when will the data be destroyed or returned?",
        why="The agreement ends only when the data are gone, with proof.",
        good_hint="A good answer has a method, a deadline, and who certifies it.",
        help=("Name the method (such as NIST 800-88 purge), the days after the end, back-ups, and who gets the proof."),
        good_example=(
            "Crypto-erase and NIST 800-88 purge within 60 days of end, back-ups age out in 35 days more; "
            "certificate to EDD"
        ),
        weak_example="We delete it",
        weak_because="It has no method, no deadline and no proof.",
        kind=Kind.LONG_TEXT,
        filled_by=Side.RECIPIENT,
        source="IDEA 8.8; BUCP v3, destruction",
        checks=(
            mentions(
                "method",
                METHOD,
                "names a method",
                says="How are the data destroyed or returned?",
                cure="E.g. a NIST 800-88 purge.",
            ),
            mentions(
                "deadline",
                WITHIN,
                "names a deadline",
                says="By when?",
                cure="E.g. within 60 days of the end.",
            ),
            WITNESSES_IF_EDUCATION,
        ),
        for_people=("who certifies it",),
    ),
    Field(
        key="products_disposition",
        label="What happens to products",
        question="What happens to the products at the end?",
        why="Products can still hold data about people.",
        good_hint="A good answer says for each product: kept, returned or destroyed.",
        help="Go through your list of products, working files too.",
        good_example="Public tables kept; linked file and intermediate sets destroyed",
        weak_example="n/a",
        weak_because="There is always a product.",
        kind=Kind.LONG_TEXT,
        filled_by=Side.RECIPIENT,
        source="BUCP v3, destruction",
        checks=(
            mentions(
                "kept_or_not",
                KEPT,
                "says what is kept, returned or destroyed",
                says="Are the products kept, returned or destroyed?",
                cure='E.g. "public tables kept; linked file destroyed".',
            ),
        ),
        for_people=("whether each product is named",),
    ),
    Field(
        key="products_limits",
        label="Limits on products",
        question="What may be done with the products after the end?",
        why="Both sides know what is still allowed when the data are gone.",
        good_hint="A good answer says what is allowed and what is not.",
        help="If there is no limit, say none and why.",
        good_example="Published tables may be cited with the modified-data note; no new re-linking",
        weak_example="none",
        weak_because="It must say why there is none.",
        kind=Kind.LONG_TEXT,
        filled_by=Side.RECIPIENT,
        source="BUCP v3, destruction",
        checks=(NONE_WITH_REASON,),
    ),
)
