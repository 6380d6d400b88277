"""An agreement turned into documents that people can keep and send, and their documents turned into words and rows."""

from documents.draft import draft_html
from documents.element_sheet import elements_sheet
from documents.uploads import read_upload

__all__ = ["draft_html", "elements_sheet", "read_upload"]
