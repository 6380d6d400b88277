"""The BUCP as data: every question stands here once, with its help, examples, checks and conditions."""
