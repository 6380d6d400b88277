"""Edges towards people: each platform turns its payloads into `Incoming` and neutral messages into its own form."""
