"""Predicates, checks, derivation and contradictions."""

from composer.relations.check import check
from composer.relations.contradictions import contradictions
from composer.relations.derive import derive
from composer.relations.report import Contradiction, Report, Violation

__all__ = ["Contradiction", "Report", "Violation", "check", "contradictions", "derive"]
