from __future__ import annotations

import time
import uuid
from concurrent.futures import ThreadPoolExecutor

from ir_annotator.store import ids


def test_an_id_is_a_uuid_of_version_7_that_carries_the_time():
    before = time.time_ns() // 1_000_000
    made = uuid.UUID(ids.new_id())
    after = time.time_ns() // 1_000_000
    assert made.version == 7
    assert made.variant == uuid.RFC_4122
    assert before <= made.int >> 80 <= after


def test_ids_sort_by_the_time_they_were_made():
    made = [ids.new_id() for _ in range(5000)]
    assert made == sorted(made)
    assert len(set(made)) == 5000


def test_ids_made_by_several_threads_differ():
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: ids.new_id(), range(4000)))
    assert len(set(made)) == 4000


def test_ids_go_on_rising_when_the_clock_is_set_back(monkeypatch):
    monkeypatch.setattr(ids.time, "time_ns", lambda: 10**18)
    ticks = ids._Ticks()
    first = ticks.next()
    monkeypatch.setattr(ids.time, "time_ns", lambda: 10**17)
    assert ticks.next() > first
