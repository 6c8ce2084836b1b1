"""Running the wizard: whatever ends it, the draft is saved, and its author is told what happened."""

from __future__ import annotations

import signal
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from pmwizard.app import WizardApp
from pmwizard.config import Config
from pmwizard.drafts.errors import printable
from pmwizard.drafts.session import Session


def run(config: Config, session: Session | None = None) -> int:
    """Run the wizard until it is left or ended; gives the exit code. Whatever ends it, the draft is saved first."""
    app = WizardApp(config, session)
    # Asyncio's own way drops what is still on its way to the draft, and a handler in its loop hears the ctrl+c of an editor.
    interrupted = signal.signal(signal.SIGINT, lambda number, frame: app.interrupt())
    try:
        app.run()
    except OSError as error:  # the terminal is gone
        app.crash = app.crash or error
    finally:
        left = app.session.draft.path if app.session else None
        app.close()
        signal.signal(signal.SIGINT, interrupted)
    ended_by_signal = (app.return_code or 0) >= 128
    crash = None if ended_by_signal else app.crash
    with suppress(OSError):  # the terminal is gone
        if app.last_words:
            print(app.last_words, file=sys.stderr)
        elif left and left.exists() and not app.return_code and not crash:
            print(f"Saved: {printable(left)}", file=sys.stderr)
        if crash:
            print(
                crash_report(crash, "" if app.last_words else " Your draft is saved; pmwizard resume goes on."),
                file=sys.stderr,
            )
    return 70 if crash else app.return_code or (1 if app.last_words else 0)


def crash_report(error: BaseException, saved: str) -> str:
    """Write what went wrong to a file, without the author's text, and give the sentences that say so."""
    import traceback

    report = "".join(traceback.format_tb(error.__traceback__)) + type(error).__name__ + "\n"
    told = f"pmwizard ended on an error it did not expect ({type(error).__name__}).{saved}\n"
    try:
        place = Path(tempfile.mkdtemp(prefix="pmwizard-")) / "error.txt"
        place.write_text(report, encoding="utf-8")
    except OSError:
        return f"{told}Please report where it happened:\n{report}"
    return f"{told}Where it happened is in {place}: please report it."
