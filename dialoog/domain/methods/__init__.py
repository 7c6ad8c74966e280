"""Methods (werkvormen): the run sheets that meetings are planned from, and how a file becomes one."""

from dialoog.domain.methods.compare import Change, Difference, PhasePart, compare
from dialoog.domain.methods.model import (
    Basis,
    Form,
    Help,
    Method,
    Paper,
    Phase,
    Question,
    RecordKind,
    Situation,
    Step,
    Tool,
    TreePart,
)
from dialoog.domain.methods.parse import parse
from dialoog.domain.methods.reader import MethodError
from dialoog.domain.methods.write import from_json, phase_from_json, phase_to_json, to_json

__all__ = [
    "Basis",
    "Change",
    "Difference",
    "Form",
    "Help",
    "Method",
    "MethodError",
    "Paper",
    "Phase",
    "PhasePart",
    "Question",
    "RecordKind",
    "Situation",
    "Step",
    "Tool",
    "TreePart",
    "compare",
    "from_json",
    "parse",
    "phase_from_json",
    "phase_to_json",
    "to_json",
]
