"""An agreement turned into documents that people can keep and send."""
