"""PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2), by the referee of PyPI `page-validation`."""

from __future__ import annotations

from collections import Counter
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from referee import Tool

VALIDATOR = Tool("page-validation", "`make conformance` installs it from PyPI.")
PROFILES = {"PDF/UA-1": "ua-1", "PDF/A-2a": "2a"}


def failures(validator: Any, pdf: Path, profile: str) -> list[str]:
    report = validator.validate_pdf(str(pdf), profile=profile)
    counted = Counter((failure.rule_id, failure.message) for failure in report.failures)
    found = [f"{pdf.name}: {n} × {rule}: {message}" for (rule, message), n in counted.items()]
    return found if found or report.is_compliant else [f"{pdf.name}: not compliant, no reason"]


@pytest.mark.parametrize("standard", PROFILES)
def test_every_pdf_keeps_the_standard(pdfs: tuple[Path, ...], standard: str) -> None:
    VALIDATOR.require(find_spec("page"))
    validator = import_module("page")
    found = [line for pdf in pdfs for line in failures(validator, pdf, PROFILES[standard])]
    assert not found, "\n".join(found)
