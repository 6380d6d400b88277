"""All items of the FAQ, in their order."""

from conversations.faq.afterwards import AFTERWARDS, BESIDE
from conversations.faq.papers import PAPERS
from conversations.faq.parties import PARTIES

ITEMS = (*PARTIES, *PAPERS, *AFTERWARDS, *BESIDE)
BY_NUMBER = {one.number: one for one in ITEMS}
ASK_A_PERSON = "caldata@innovation.ca.gov"
"""Where staff ask when nothing here answers."""
COUNSEL = "This is not legal advice; ask your counsel."
