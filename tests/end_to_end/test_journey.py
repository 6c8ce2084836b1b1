"""From nothing to a published post-mortem, by keyboard, with the power cut in the middle."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

from tests.end_to_end.conftest import PROGRAM, Start, environment, the_draft, wait_until_saved

TITLE = "Parcel labels [eu-west] came out blank | for an hour"
EVENT = "2026-02-03 08:15 UTC First blank label seen @dispatch - belt 4"
# As fast as a terminal can send it: the wizard has to bring each key to the field it is meant for.
KEYS = (
    *(TITLE, "ctrl+n", "h", "down", "ctrl+n"),
    *(EVENT, "enter", "ctrl+n"),
    *("Labels came out blank", "enter"),
    *("The font server was empty", "enter", "Its disk had been swapped", "ctrl+n", "ctrl+n"),
    *("a", "Check a printed label every hour", "escape"),
)


def export(template: str) -> str:
    """Give what `pmwizard export` prints of the newest draft."""
    command = [sys.executable, "-c", PROGRAM, "export", "--template", template, "-o", "-"]
    ran = subprocess.run(command, env=environment(), capture_output=True, check=True)
    assert ran.stderr == b""
    return ran.stdout.decode()


def test_written_by_keyboard_killed_resumed_and_exported(start: Start, drafts: Path) -> None:
    wizard = start("new", "--severity", "P1")
    wizard.wait_for("1/7 Incident", "^q Quit")
    wizard.press(*KEYS)
    # Sent at once with the next key, escape would be the beginning of another key.
    wizard.wait_for("6/7 Action items", "AI-001")
    wizard.press("ctrl+n", "Six thousand parcels left without")
    wizard.wait_for("7/7 Executive summary", "Six thousand parcels left without")
    wait_until_saved(wizard, drafts, "Six thousand parcels left without")
    wizard.signal(signal.SIGKILL)
    assert wizard.exit_code == -signal.SIGKILL

    wizard = start("resume")
    wizard.wait_for("7/7 Executive summary", "Six thousand parcels left without")
    wizard.type(" a label.")
    wizard.wait_for("Six thousand parcels left without a label.")
    wizard.press("ctrl+q")
    assert wizard.exit_code == 0

    draft = the_draft(drafts)
    assert draft.left_at == "summary.what_happened"
    assert draft.unfinished == {}
    written = draft.postmortem
    assert written.incident.title == TITLE
    assert written.severity.level == "high"
    (event,) = written.timeline.events
    assert (event.event, event.owner, event.notes) == ("First blank label seen", "@dispatch", "belt 4")
    (why,) = written.causes.whys
    assert (why.answer, why.because[0].answer) == ("The font server was empty", "Its disk had been swapped")
    (item,) = written.actions.items
    assert (item.id, item.description) == ("AI-001", "Check a printed label every hour")
    assert written.summary.what_happened == "Six thousand parcels left without a label."
    for template in ("full", "report"):
        text = export(template)
        answers = (event.event, why.answer, why.because[0].answer, item.description, written.summary.what_happened)
        for answer in ("Parcel labels", *answers):
            assert answer in text, (template, answer)


def test_what_is_typed_before_the_wizard_is_there_waits_for_it(start: Start, drafts: Path) -> None:
    wizard = start("new")
    wizard.press("Typed at the shell", "enter", "o")
    wizard.wait_for("Typed at the shell", "Service outage")
    wizard.press("ctrl+q")
    assert wizard.exit_code == 0
    written = the_draft(drafts).postmortem.incident
    assert (written.title, written.type) == ("Typed at the shell", "outage")
