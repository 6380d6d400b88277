"""Slack: payloads in, Block Kit out. Thin, no decisions."""
