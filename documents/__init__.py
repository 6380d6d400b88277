"""An agreement turned into documents that people can keep and send."""

from documents.draft import draft_html

__all__ = ["draft_html"]
