"""The blocks that fit into any run sheet."""

import pytest

from dialoog.content import shipped_blocks, shipped_methods
from dialoog.domain.methods import phase_from_json, phase_to_json


@pytest.mark.parametrize("block", shipped_blocks().values(), ids=lambda block: block.key)
def test_a_block_survives_being_kept_in_a_meeting(block):
    assert phase_from_json(phase_to_json(block)) == block


def test_a_block_looks_like_a_phase_of_a_method():
    known = {phase.icon for method in shipped_methods().values() for phase in method.phases}

    assert {block.icon for block in shipped_blocks().values()} <= known | {"info"}


def test_blocks_bring_no_kinds_of_contribution_that_a_method_may_not_have():
    assert not any(block.records for block in shipped_blocks().values())
