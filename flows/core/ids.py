"""Ids as types of their own, so that two of them are not swapped unnoticed. Values are plain strings."""

from typing import NewType

PlaceId = NewType("PlaceId", str)
HouseholdId = NewType("HouseholdId", str)
MemberId = NewType("MemberId", str)
GuideId = NewType("GuideId", str)
RunId = NewType("RunId", str)
HelpRequestId = NewType("HelpRequestId", str)
ClassroomId = NewType("ClassroomId", str)
VisitId = NewType("VisitId", str)

NOWHERE = PlaceId("")
"""Where a place is not known."""
