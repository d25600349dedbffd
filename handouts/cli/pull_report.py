"""What came back in an edited handout, as lines to read and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from handouts.cli.console import Json, diagnostic_lines, plural
from handouts.layout.values import one_line
from handouts.pipeline.pull.changes import Change, Kind
from handouts.pipeline.pull.likeness import opcodes

if TYPE_CHECKING:
    from handouts.pipeline.pull.pulling import Pulled, PulledEpisode

_AROUND = 5  # words beside a change that stay in sight
_TOO_MUCH = 0.4  # likeness below which both wordings are shown whole
_NO_STYLES = (
    "The file came back without its styles, as from Google Docs: what became another kind of "
    "paragraph, bold or slanted can't be told."
)
_SHOWN = 160  # characters of a text that is only named


def report_lines(pulled: Pulled, edited: Path) -> Iterator[str]:
    """A readable diff: one paragraph for each change, and what of it is not merged."""
    sources = [one.source.source for one in pulled.episodes]
    into = sources[0] if len(sources) == 1 else plural(len(sources), "source")
    yield one_line(f"{edited.as_posix()} → {into}")
    if pulled.has_lost_styles:
        yield _NO_STYLES
    if not (pulled.changes or pulled.comments or pulled.lost):
        yield "No change."
        return
    for change in pulled.merged:
        yield from _change_lines(change)
    if pulled.unmerged:
        yield "\nNot merged, as each build makes it anew:"
        for change in pulled.unmerged:
            yield from _change_lines(change)
    for comment in pulled.comments:
        who = f"comment by {comment.author or 'somebody'}"
        yield ""
        yield one_line(f"{_place(comment.place, comment.paragraph)}: {who}")
        yield _inner(f"on “{_short(comment.on)}”")
        yield _inner(comment.text)
    for line in pulled.lost:
        yield ""
        where = f"paragraph {line.line}" if line.line else "source"
        yield one_line(f"{where}: not in the Markdown ({line.reason}): {line.text}")
    for remark in pulled.remarks:
        yield from diagnostic_lines(remark)
    if len(sources) > 1:
        changed = [one.source.source for one in pulled.episodes if one.is_changed]
        yield one_line(f"\nChanged sources: {', '.join(changed) or 'none'}.")
    yield _summary(pulled)


def _summary(pulled: Pulled) -> str:
    counts = [plural(len(pulled.merged), "change")]
    if pulled.unmerged:
        counts.append(f"{len(pulled.unmerged)} not merged")
    if pulled.comments:
        counts.append(plural(len(pulled.comments), "comment"))
    return f"\n{', '.join(counts)}."


def _change_lines(change: Change) -> Iterator[str]:
    tracked = " (tracked)" if change.is_tracked else ""
    yield ""
    yield one_line(f"{_place(change.place, change.paragraph)}: {_what(change)}{tracked}")
    match change.kind:
        case Kind.CHANGED | Kind.SPLIT | Kind.JOINED:
            for line in _words_changed(change.before, change.after):
                yield _inner(line)
        case Kind.ADDED:
            yield _inner(f"+ {change.after}")
        case Kind.DELETED:
            yield _inner(f"- {change.before}")
        case Kind.MOVED:
            before = f"behind “{_short(change.before)}”" if change.before else "first"
            yield _inner(f"“{_short(change.after)}” stood {before}")
        case Kind.RESTYLED | Kind.MARKED:
            yield _inner(f"{change.before or 'nothing'} → {change.after or 'nothing'}")


def _inner(text: str) -> str:
    return f"    {one_line(text)}"


def _what(change: Change) -> str:
    if change.kind is Kind.MOVED and change.count > 1:
        return f"{change.count} paragraphs moved"
    names = {Kind.MARKED: "marked words changed", Kind.RESTYLED: "became something else"}
    return names.get(change.kind, change.kind.value)


def _place(heading: str, paragraph: int) -> str:
    number = f"paragraph {paragraph}" if paragraph else "gone"
    return f"{number}, under “{_short(heading)}”" if heading else number


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}…"


def _words_changed(before: str, after: str) -> Iterator[str]:
    """One line with the old words in [-…-] and the new in {+…+}, where most words stayed."""
    old, new = before.split(), after.split()
    codes = opcodes(old, new)
    same = sum(j - i for tag, i, j, _, _ in codes if tag == "equal")
    if 2 * same < _TOO_MUCH * (len(old) + len(new)):
        yield f"- {before}"
        yield f"+ {after}"
        return
    found: list[str] = []
    for at, (tag, i, j, k, m) in enumerate(codes):
        if tag == "equal":
            found += _same(old[i:j], is_first=at == 0, is_last=at == len(codes) - 1)
            continue
        found += [f"[-{' '.join(old[i:j])}-]"] if j > i else []
        found += [f"{{+{' '.join(new[k:m])}+}}"] if m > k else []
    yield " ".join(found)


def _same(words: list[str], *, is_first: bool, is_last: bool) -> list[str]:
    """Words that stayed, with an ellipsis for those far from any change."""
    before = 0 if is_first else _AROUND
    after = 0 if is_last else _AROUND
    if len(words) <= before + after + 1:
        return words
    return [*words[:before], "…", *(words[-after:] if after else [])]


def json_report(pulled: Pulled, edited: Path, written: Mapping[str, Path]) -> Json:
    """Of one episode, its facts stand at the top as well."""
    episodes = [_episode_json(one, written.get(one.source.source)) for one in pulled.episodes]
    alone = episodes[0] if len(episodes) == 1 else dict[str, Any]()
    return {
        "schema": 1,
        "edited": edited.as_posix(),
        "source": alone.get("source"),
        "episode": alone.get("episode"),
        "is_older": pulled.is_older,
        "episodes": episodes,
        "has_lost_styles": pulled.has_lost_styles,
        "changes": [_change_json(change) for change in pulled.changes],
        "comments": [
            {
                "author": comment.author,
                "text": comment.text,
                "place": comment.place,
                "paragraph": comment.paragraph,
                "on": comment.on,
            }
            for comment in pulled.comments
        ],
        "lost": [
            {"paragraph": line.line or None, "text": line.text, "reason": line.reason}
            for line in pulled.lost
        ],
        "markdown": alone.get("markdown"),
        "written": alone.get("written"),
    }


def _episode_json(one: PulledEpisode, written: Path | None) -> dict[str, Any]:
    return {
        "source": one.source.source,
        "episode": one.source.key,
        "is_changed": one.is_changed,
        "is_older": one.is_older,
        "markdown": one.markdown,
        "written": written.as_posix() if written else None,
    }


def _change_json(change: Change) -> Json:
    return {
        "kind": change.kind.value,
        "place": change.place,
        "paragraph": change.paragraph or None,
        "before": change.before,
        "after": change.after,
        "count": change.count,
        "merged": change.is_text,
        "part": change.part or None,
        "tracked": change.is_tracked,
    }
