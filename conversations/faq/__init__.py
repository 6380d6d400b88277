"""What staff ask about IDEA and the BUCP, with answers in our own words, and a search that never makes one up."""

from conversations.faq.item import Item
from conversations.faq.items import ASK_A_PERSON, BY_NUMBER, COUNSEL, ITEMS
from conversations.faq.search import Found, asks, found, search

__all__ = ["ASK_A_PERSON", "BY_NUMBER", "COUNSEL", "ITEMS", "Found", "Item", "asks", "found", "search"]
