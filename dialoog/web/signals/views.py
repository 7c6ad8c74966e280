"""Every page of signals, gathered under one name."""

from dialoog.web.signals import desk, inbox, public, requests, settling
from dialoog.web.signals.blueprint import bp

__all__ = ["bp", "desk", "inbox", "public", "requests", "settling"]
