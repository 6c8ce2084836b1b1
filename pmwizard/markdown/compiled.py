"""The compiled built-in templates, kept beside the compiled Python and trusted like it: compiling takes half of an export."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

from jinja2.bccache import Bucket, BytecodeCache


class Compiled(BytecodeCache):
    """Keeps compiled templates in `folder`, if there is one and it can be written; `options` are what they depend on."""

    def __init__(self, folder: Path, options: object) -> None:
        self.folder, self.options = folder, options

    def get_source_checksum(self, source: str) -> str:
        return super().get_source_checksum(f"{self.options}{source}")

    def load_bytecode(self, bucket: Bucket) -> None:
        # Whatever is wrong with the file, the template is there to be compiled again.
        with suppress(Exception), self._file(bucket).open("rb") as file:
            bucket.load_bytecode(file)

    def dump_bytecode(self, bucket: Bucket) -> None:
        if sys.dont_write_bytecode:
            return
        file = self._file(bucket)
        unfinished = file.with_name(f"{file.name}.{os.getpid()}")
        with suppress(OSError):
            with unfinished.open("wb") as written:
                bucket.write_bytecode(written)
            unfinished.replace(file)

    def _file(self, bucket: Bucket) -> Path:
        return self.folder / f"{bucket.key}.{sys.implementation.cache_tag}.jinja"
