"""Identities. They are given by storage; inside an agreement, parties and elements are counted from 1."""

from typing import NewType

PersonId = NewType("PersonId", int)
AgreementId = NewType("AgreementId", int)
PartyId = NewType("PartyId", int)
ElementId = NewType("ElementId", int)
