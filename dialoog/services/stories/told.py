"""What has been told so far: the numbers of rows that a later part of the story needs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dialoog.content.stories import MeetingPart


@dataclass
class ToldProgramme:
    """The programme of the story; 0 until it has begun."""

    folder: Path
    id: int = 0


@dataclass
class ToldMeeting:
    """A meeting of the story; 0 until it is planned."""

    part: MeetingPart
    id: int = 0
