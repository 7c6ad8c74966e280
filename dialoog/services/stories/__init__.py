"""Load a programme from a story, through the services of every topic, so that all rules hold."""

from dialoog.services.stories.telling import load_story

__all__ = ["load_story"]
