"""What a record consists of changes row by row, so that the guard of locked records sees it."""

from __future__ import annotations

from dialoog.storage.record import FROZEN
from tests.architecture.source import called, calls, modules, short

IN_BULK = {"insert", "update", "delete", "bulk_insert_mappings", "bulk_save_objects"}


def test_nothing_changes_a_record_in_bulk():
    names = {kind.__name__ for kind in FROZEN}
    offenders = [
        f"{short(path)}:{call.lineno}"
        for path, tree in modules().items()
        for call in calls(tree)
        if called(call) in IN_BULK
        and any(getattr(argument, "id", "") in names for argument in call.args)
    ]

    assert names
    assert offenders == []
