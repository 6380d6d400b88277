"""How fast the real application is beside an app that only acks: `make bench`, or `python -m tests.bench`."""
