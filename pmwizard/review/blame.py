"""Words that blame a person where the question is what made it easy to go wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pmwizard.postmortem.values import Part
from pmwizard.review.parts import parts
from pmwizard.review.problem import Problem, quoted, warning

# Only phrases that hardly mean anything else: a false alarm teaches the author to ignore the true ones.
_BLAMING = re.compile(
    r"""(?<!\bnot[ ]) (?<!\bno[ ]) (?<!\bnor[ ]) (?<!\bthan[ ]) (?<![\w`-])
    (?: human\s+errors?
      | careless(?:ly|ness)?
      | negligen(?:t|tly|ce)
      | incompeten(?:t|tly|ce)
      | should\s+have\s+known(?=\s+(?:better|that|about|how|what|this|it)\b|\s*(?:[.,;:!?)]|\Z))
      | mistakes?\s+by
      | (?:is|was|were)\s+(?:all\s+|entirely\s+)?the\s+fault\s+of
      | (?:is|was|were)\s+(?:all\s+|entirely\s+)?(?:my|his|her|their|@[\w-]+'s)\s+fault
    ) (?![\w`-])""",
    re.IGNORECASE | re.VERBOSE,
)
# A why's question repeats the answer above it.
_REPEATS = frozenset({"question"})


def blaming_words(section: Part, path: str) -> Iterator[Problem]:
    """Find blaming words in the texts of a section, one problem a text."""
    for part_path, part in parts(section, path):
        for name in type(part).model_fields:
            value = getattr(part, name)
            lines = (value,) if isinstance(value, str) else value if isinstance(value, tuple) else ()
            found = next(filter(None, (_BLAMING.search(line) for line in lines if isinstance(line, str))), None)
            if found and name not in _REPEATS:
                yield warning(f"{part_path}.{name}", f"{quoted(found[0])} blames; ask what made it easy to go wrong")
