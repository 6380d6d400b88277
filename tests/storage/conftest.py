"""A store over a fresh database."""

from collections.abc import Iterator

import pytest

from storage.store import Store, open_store


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    store = open_store(database_url)
    yield store
    store.close()
