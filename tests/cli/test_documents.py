"""The command that writes every paper of the demo."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from dialoog.cli import cli
from dialoog.content import shipped_methods
from dialoog.domain.methods import Method, Paper
from dialoog.web.documents import printing
from tests.adapters.pdf.reading import failures, words


def asked_by(method: Method) -> set[Paper]:
    return {paper for asker in (*method.phases, *method.steps) for paper in asker.paper}


def test_sample_writes_every_paper_accessibly(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["documents", "sample", str(tmp_path)])

    papers = {path.stem: path.read_bytes() for path in tmp_path.glob("*.pdf")}
    assert result.exit_code == 0
    assert papers.keys() >= {
        "hall_plan",
        "letters",
        "advice_overview",
        "meeting_report",
        "name_cards",
        "report_letters",
        "run_sheet",
        "seat_list",
        "table_cards",
        "table_lists",
        *(
            f"{method.key}_{paper.value}"
            for method in shipped_methods().values()
            for paper in asked_by(method) & printing.NAMES.keys()
        ),
    }
    assert [name for name, pdf in papers.items() if failures(pdf)] == []
    assert "Een vast gezicht" in words(papers["report_letters"])
