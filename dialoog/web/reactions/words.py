"""The words for reactions: refusals and labels."""

from __future__ import annotations

from enum import StrEnum

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from dialoog.domain.reactions import Aspect

SENTENCES: dict[str, LazyString] = {
    "reaction.hands_out_of_range": _l("Vul een getal in van 0 tot %(most)s."),
    "reaction.nothing_said": _l("Vul in hoeveel handen u ziet, of schrijf op wat mensen zeggen."),
    "reaction.story_missing": _l("Schrijf eerst op wat er veranderd is. Daarna pas waarom."),
}

LABELS: dict[type[StrEnum], dict[StrEnum, LazyString]] = {
    Aspect: {
        Aspect.RECOGNISED: _l("Herkent u dit?"),
        Aspect.CLEAR: _l("Is duidelijk waarom?"),
        Aspect.NOTICED: _l("Merkt u het?"),
    },
}
