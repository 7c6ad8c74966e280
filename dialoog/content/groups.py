"""The stakeholder groups that a new organisation begins with; it renames and adds freely."""

from dialoog.domain.people import Perspective

DEFAULT_GROUPS: tuple[tuple[str, Perspective], ...] = (
    ("Zorgvrager", Perspective.LIVED_EXPERIENCE),
    ("Mantelzorger", Perspective.LIVED_EXPERIENCE),
    ("Cliëntenraad", Perspective.LIVED_EXPERIENCE),
    ("Zorgprofessional", Perspective.PROFESSION),
    ("Ambtenaar", Perspective.GOVERNMENT),
    ("Vrijwilliger", Perspective.OTHER),
)
