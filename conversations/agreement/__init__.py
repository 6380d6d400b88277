"""An agreement (BUCP) as the field knows it: what it is, what may be done to it, what happened to it."""
