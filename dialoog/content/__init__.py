"""What Dialoog ships as data: the methods that facilitators read aloud, and blocks to add."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from dialoog.domain.methods import Method, MethodError, Phase, parse, phase_from_json
from dialoog.domain.people import Perspective
from dialoog.domain.text import Text

PRACTICE = Path(__file__).parent / "practice.toml"
METHODS = Path(__file__).parent / "methods"
BLOCKS = Path(__file__).parent / "blocks.toml"


@dataclass(frozen=True)
class PracticeTable:
    """Who sits at an invented table, from which side, and what was said there."""

    names: tuple[str, ...]
    sides: tuple[Perspective, ...]
    said: tuple[Text, ...]


def read_method(path: Path) -> Method:
    """Read the method in one TOML file; ``MethodError`` says everything that is wrong with it."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise MethodError([f"not a TOML file: {error}"]) from error
    return parse(raw)


@cache
def shipped_methods() -> Mapping[str, Method]:
    """Give the methods of Dialoog by key, read once."""
    methods = (read_method(path) for path in sorted(METHODS.glob("*.toml")))
    return MappingProxyType({method.key: method for method in methods})


@cache
def shipped_blocks() -> Mapping[str, Phase]:
    """Give the blocks that fit into any run sheet by key, read once."""
    raw = tomllib.loads(BLOCKS.read_text(encoding="utf-8"))
    phases = (phase_from_json(block) for block in raw["block"])
    return MappingProxyType({phase.key: phase for phase in phases})


@cache
def practice_table() -> PracticeTable:
    """Give the invented table, read once."""
    raw = tomllib.loads(PRACTICE.read_text(encoding="utf-8"))
    said = zip(raw["said"]["nl"], raw["said"]["en"], strict=True)
    return PracticeTable(
        names=tuple(raw["names"]),
        sides=tuple(Perspective(side) for side in raw["sides"]),
        said=tuple(Text(nl=dutch, en=english) for dutch, english in said),
    )
