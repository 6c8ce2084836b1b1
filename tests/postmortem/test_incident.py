"""An incident id is proposed from type and start, by a team's own pattern."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmwizard.postmortem.incident import ID_PATTERN, TYPES, Incident, propose_id
from tests.strategies import texts

START = datetime(2025, 12, 19, 4, 3, tzinfo=UTC)


@pytest.mark.parametrize(
    ("incident", "pattern", "proposed"),
    [
        (Incident(type="outage"), ID_PATTERN, "INC-OUTAGE-20251219-0403"),
        (Incident(type="data-breach"), ID_PATTERN, "INC-DATA-BREACH-20251219-0403"),
        (Incident(type="other", type_other="Expired cert!"), ID_PATTERN, "INC-EXPIRED-CERT-20251219-0403"),
        (Incident(type="other", type_other="!?"), ID_PATTERN, "INC-OTHER-20251219-0403"),
        (Incident(type="other"), ID_PATTERN, "INC-OTHER-20251219-0403"),
        (Incident(), ID_PATTERN, ""),
        (Incident(), "INC-{YYYY}-{MM}-{DD}-{number}", "INC-2025-12-19-001"),
        (Incident(), "{unheard-of}{of}", "{unheard-of}{of}"),
    ],
)
def test_an_id_follows_the_pattern(incident: Incident, pattern: str, proposed: str) -> None:
    assert propose_id(incident, START, pattern) == proposed


def test_no_id_without_a_start() -> None:
    assert propose_id(Incident(type="outage"), "yesterday ~2pm") == ""


def test_the_number_is_the_first_that_is_free() -> None:
    taken = {"INC-2025-001", "INC-2025-002", "INC-2025-004"}
    assert propose_id(Incident(), START, "INC-{YYYY}-{number}", taken) == "INC-2025-003"


@given(st.sampled_from(TYPES.names), texts())
def test_an_id_of_the_usual_pattern_is_one_word(kind: str, other: str) -> None:
    proposed = propose_id(Incident(type=kind, type_other=other), START)
    assert proposed.startswith("INC-")
    assert proposed.endswith("-20251219-0403")
    assert len(proposed.split()) == 1
    assert "--" not in proposed
