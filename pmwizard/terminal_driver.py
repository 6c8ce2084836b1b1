"""What the terminal sends, made into events: a paste comes whole, and no byte ends the wizard."""

from __future__ import annotations

import os
import select
import signal
import sys
from codecs import getincrementaldecoder
from collections.abc import Iterable
from contextlib import suppress
from typing import IO, Any

from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Paste
from textual.message import Message


class PasteParser(XTermParser):
    """Hands Textual's parser the marks around a paste but not what is in it, for it takes escapes in a paste for keys."""

    recent = ""
    pasted: str | None = None

    def feed(self, data: str) -> Iterable[Message]:
        """Give the events of the next piece of input; marks may be cut in two by its ends."""
        while data:
            if self.pasted is None:
                seen = self.recent + data
                start = seen.find(BRACKETED_PASTE_START)
                cut = len(data) if start < 0 else start + len(BRACKETED_PASTE_START) - len(self.recent)
                # What was typed before the wizard started went through a terminal that makes enter a line feed.
                yield from super().feed(data[:cut].replace("\n", "\r"))
                data = data[cut:]
                self.recent = seen[1 - len(BRACKETED_PASTE_START) :] if start < 0 else ""
                self.pasted = None if start < 0 else ""
            else:
                text, end, data = (self.pasted + data).partition(BRACKETED_PASTE_END)
                self.pasted = None if end else text
                for event in super().feed(end) if end else ():
                    # Terminals send the lines of a paste as if enter had been pressed between them.
                    yield Paste(text.replace("\r\n", "\n").replace("\r", "\n")) if isinstance(event, Paste) else event


class Output:
    """What is drawn on; when the terminal is gone it takes everything, for the writing thread would die and block the wizard."""

    def __init__(self, file: IO[str]) -> None:
        self.file = file
        self.fileno = file.fileno

    def write(self, text: str) -> None:
        """Write if it can be."""
        with suppress(OSError):
            self.file.write(text)

    def flush(self) -> None:
        """Flush if it can be."""
        with suppress(OSError):
            self.file.flush()


class TerminalDriver(LinuxDriver):
    """Textual's driver, reading the terminal in a way that survives what is no text, and the terminal's end."""

    def __init__(self, app: App[Any], **options: Any) -> None:
        super().__init__(app, **options)
        self._file = Output(sys.__stderr__)  # type: ignore[assignment,arg-type]  # only written and flushed

    def _run_input_thread(self) -> None:
        try:
            self.run_input_thread()
        except OSError:  # the terminal is gone
            os.kill(os.getpid(), signal.SIGHUP)
        except Exception as error:
            self._app.call_later(self._app._handle_exception, error)

    def run_input_thread(self) -> None:
        """Read until told to end; OSError where the terminal is gone."""
        parser = PasteParser()
        decode = getincrementaldecoder("utf-8")("replace").decode
        while not self.exit_event.is_set():
            if select.select([self.fileno], [], [], 0.1)[0]:
                data = os.read(self.fileno, 1 << 16)
                if not data:
                    raise OSError("the terminal is gone")
                for event in parser.feed(decode(data)):
                    self.process_message(event)
            for event in parser.tick():
                self.process_message(event)
