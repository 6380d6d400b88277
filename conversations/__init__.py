"""The core: what an agreement is, who may do what when, and how one talks about it.

No network, database, clock or chance.
"""
