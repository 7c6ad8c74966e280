"""Say a refusal in the words that the screens use."""

from dialoog.domain.refusal import Refused
from dialoog.web.words import sentence


def say(refused: Refused) -> str:
    """Give the sentence that belongs to a refusal, in Dutch."""
    return sentence(refused)
