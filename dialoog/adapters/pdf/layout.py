"""Where blocks come on the page: beside each other, at the foot, on an exact spot."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable, NullActionFlowable

from dialoog.adapters.pdf.structure import Node

_ENOUGH = 10_000.0
# What is taller than this fits on no page; its blocks then simply follow each other.
_TOO_TALL = 680.0


def _one_by_one(blocks: Sequence[Flowable], *, height: float) -> list[Flowable]:
    # ReportLab wants the first part of a cut to fit at once, unless it is an action.
    return [NullActionFlowable(), *blocks] if height > _TOO_TALL else []


class Section(Flowable):
    """From here on the document is in ``language``, until the next section; takes no room."""

    _ZEROSIZE = 1

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        return 0.0, 0.0

    def draw(self) -> None:
        self.canv.ledger.begin_section(Node("Sect", lang=self.language))


class Stack(Flowable):
    """Blocks under each other that stay together."""

    def __init__(self, content: Sequence[Flowable]) -> None:
        super().__init__()
        self.content = list(content)

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        self.width = available_width
        self._heights = [
            float(block.wrapOn(self.canv, available_width, _ENOUGH)[1]) for block in self.content
        ]
        white = sum(block.getSpaceAfter() for block in self.content[:-1])
        self.height = sum(self._heights) + white
        return self.width, self.height

    def split(self, _available_width: float, _available_height: float) -> list[Flowable]:
        return _one_by_one(self.content, height=self.height)

    def draw(self) -> None:
        top = self.height
        for block, height in zip(self.content, self._heights, strict=True):
            block.drawOn(self.canv, 0, top - height, self.width - block.width)
            top -= height + block.getSpaceAfter()


class Columns(Flowable):
    """Stacks beside each other, aligned at the top and read from left to right."""

    def __init__(
        self,
        stacks: Sequence[Sequence[Flowable]],
        widths: Sequence[float],
        *,
        gap: float,
        after: float = 0,
    ) -> None:
        super().__init__()
        self.spaceAfter = after
        self.stacks = [Stack(blocks) for blocks in stacks]
        self.widths, self.gap = list(widths), gap

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        sizes = zip(self.stacks, self.widths, strict=True)
        self.width = available_width
        self.height = max(stack.wrapOn(self.canv, wide, _ENOUGH)[1] for stack, wide in sizes)
        return self.width, self.height

    def split(self, _available_width: float, _available_height: float) -> list[Flowable]:
        blocks = [block for stack in self.stacks for block in stack.content]
        return _one_by_one(blocks, height=self.height)

    def draw(self) -> None:
        x = 0.0
        for stack, wide in zip(self.stacks, self.widths, strict=True):
            stack.drawOn(self.canv, x, self.height - stack.height)
            x += wide + self.gap


def in_rows(
    blocks: Sequence[Flowable], widths: Sequence[float], *, gap: float, after: float
) -> list[Flowable]:
    """Blocks beside each other, row by row, as many in a row as there are widths."""
    size = len(widths)
    rows = [blocks[at : at + size] for at in range(0, len(blocks), size)]
    return [
        Columns([[each] for each in row], widths[: len(row)], gap=gap, after=after) for row in rows
    ]


class AtFoot(Flowable):
    """A block that comes at the very bottom of the page it fits on."""

    def __init__(self, block: Flowable) -> None:
        super().__init__()
        self.block = block

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        _, self.own = self.block.wrapOn(self.canv, available_width, _ENOUGH)
        self.width, self.height = available_width, max(self.own, available_height)
        return self.width, self.height

    def split(self, _available_width: float, _available_height: float) -> list[Flowable]:
        return _one_by_one([self.block], height=self.own)

    def draw(self) -> None:
        self.block.drawOn(self.canv, 0, 0)


class Indented(Flowable):
    """A block that begins further to the right."""

    def __init__(self, block: Flowable, indent: float) -> None:
        super().__init__()
        self.block, self.indent = block, indent
        self.spaceBefore, self.spaceAfter = block.getSpaceBefore(), block.getSpaceAfter()

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        _, height = self.block.wrapOn(self.canv, available_width - self.indent, available_height)
        self.width, self.height = available_width, float(height)
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        parts = self.block.splitOn(self.canv, available_width - self.indent, available_height)
        return [Indented(part, self.indent) for part in parts]

    def draw(self) -> None:
        self.block.drawOn(self.canv, self.indent, 0)
