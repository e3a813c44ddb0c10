"""What the desk says, set for a terminal of 80 columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from felicitations import wording
from felicitations.desk.columns import clipped, width, wrap
from felicitations.desk.doubts import Doubt
from felicitations.desk.explain import Explained
from felicitations.desk.grounds import Loss
from felicitations.desk.lines import Quote
from felicitations.model import Refusal, Report

WIDTH = 80
_INDENT = 12
_COMMAND = "python build.py"


def explanation(
    report: Report, doubts: Sequence[Doubt], explained: Sequence[Explained], file: str, *, there: bool
) -> str:
    """The facts of an article explained. ``file`` is its correction's; ``there`` says whether that exists.

    One fact alone is told in full; where there are several, words that would come again with each are left out.
    """
    headline, messages = report.reading.headline, len(report.reading.messages)
    lines = [report.seed.path, *(_wrapped(headline.value) if headline else [])]
    if messages > 1:
        lines += _wrapped(f"This page tells of {messages} messages; what follows is said of the first.")
    for doubt in doubts:
        lines += _wrapped(f"Wants an eye: {wording.within(doubt.reason.words)} ({doubt.detail}).", hang=2)
    full = len(explained) == 1
    for one in explained:
        lines += ["", *_fact(one, full=full)]
    if full:
        lines += _file(explained[0], report.seed.id, file, there=there)
    else:
        lines += ["", *_more(report.seed.id, file, there=there)]
    return "\n".join(lines)


def refusal_words(refusal: Refusal) -> str:
    """Why nothing of a seed is known, and what to do about it."""
    lines = _wrapped(f"{refusal.id} is refused: nothing of it is in the archive. No correction helps; mend the file.")
    return "\n".join([*lines, *(line for one in refusal.problems for line in ["", *_wrapped(str(one), hang=2)])])


def reviewed(wanting: Sequence[tuple[str, tuple[Doubt, ...]]], articles: int) -> str:
    """The articles that want an eye, one a line below the worst reason of each."""
    looked = wording.sentence(wording.articles(articles))
    if not wanting:
        return f"{looked} looked through; nothing wants an eye."
    number = f"{len(wanting):,} want an eye, the worst first" if len(wanting) > 1 else "1 wants an eye"
    lines = [f"{looked} looked through; {number}."]
    reason = ""
    for seed_id, doubts in wanting:
        if doubts[0].reason.slug != reason:
            reason = doubts[0].reason.slug
            lines += ["", f"{doubts[0].reason.words} ({_members(wanting, reason)})"]
        lines.append(_line(seed_id, doubts))
    lines += ["", "(+1) counts further reasons. To correct an article:", f"  {_COMMAND} review --write ID"]
    return "\n".join(lines)


def written(file: str) -> str:
    """What to do with a correction that was written to be filled in."""
    words = (
        f"Wrote {file}. Open it in an editor, say behind by: who you are and behind ground: how you know, mend what is"
        f" wrong, delete what you did not check, and build again: {_COMMAND}"
    )
    return "\n".join(_wrapped(words))


def command(seed_id: str, fact: str) -> str:
    """The command by which to look at a fact of an article."""
    return " ".join(filter(None, [_COMMAND, "explain", seed_id, fact]))


def _members(wanting: Iterable[tuple[str, tuple[Doubt, ...]]], reason: str) -> int:
    return sum(doubts[0].reason.slug == reason for _, doubts in wanting)


def _line(seed_id: str, doubts: Sequence[Doubt]) -> str:
    """One article: the command to look at it, then what is in doubt, as far as the line holds it."""
    first = command(seed_id, doubts[0].fact)
    more = f" (+{len(doubts) - 1})" if len(doubts) > 1 else ""
    room = max(WIDTH - 4 - len(first) - len(more), 16)
    return f"  {first}  {clipped(doubts[0].detail, room)}{more}"


def _fact(one: Explained, *, full: bool) -> Iterator[str]:
    yield from _wrapped(one.value, _INDENT, one.fact)
    for sentence in (*one.corrected, *one.grounds.how):
        yield from _wrapped(sentence, _INDENT)
    for quote in one.grounds.shown:
        yield from _quoted(quote, one.value)
    for loss in one.grounds.lost:
        yield from _loss(loss)
    line = f"{' ' * _INDENT}To correct it: {one.remedy.lines[0]}" if one.remedy.lines else ""
    # A line of a correction is to be copied as it is, so it is never wrapped; where it is too long, `full` shows it.
    if not full and line and width(line) <= WIDTH:
        yield line + (" ..." if len(one.remedy.lines) > 1 else "")


def _loss(loss: Loss) -> Iterator[str]:
    yield from _wrapped(f"Lost: {loss.value}. {loss.why}", _INDENT)
    for quote in loss.shown:
        yield from _quoted(quote, loss.value)
    if loss.line:
        yield f"{' ' * (_INDENT + 2)}If it is right: {loss.line}"


def _quoted(quote: Quote, value: str) -> Iterator[str]:
    """A quotation; one that says but the value again is left at its line."""
    words = "these very words" if quote.words == value else f'"{quote.words}"'
    yield from _wrapped(f"line {quote.line}: {words}" + (f" ({quote.by})" if quote.by else ""), _INDENT + 2, hang=2)


def _file(one: Explained, seed_id: str, file: str, *, there: bool) -> Iterator[str]:
    """How to correct one fact: the whole file, or the lines to put into the one that is there."""
    yield ""
    yield from _wrapped(one.remedy.words)
    if not one.remedy.lines:
        return
    if there:
        yield from _wrapped(f"These lines go into {file}, between its two rows of dashes, each key once:")
        yield from ("", *(f"  {line}" for line in one.remedy.lines))
        return
    yield from _wrapped(f"These lines are the file {file}, with your words in the first two:")
    yield ""
    yield from (f"  {line}" for line in ("---", "by: Your name", "ground: How you know it", *one.remedy.lines, "---"))
    yield ""
    yield from _wrapped("Or have it written for you, with all that was read:")
    yield f"  {_COMMAND} review --write {seed_id}"


def _more(seed_id: str, file: str, *, there: bool) -> Iterator[str]:
    """What to do next, below all facts."""
    yield "More about one fact, and how to correct it:"
    yield f"  {command(seed_id, 'happened')}"
    if there:
        yield from _wrapped(f"Its correction is {file}.")
        return
    yield from _wrapped(f"Its correction would be {file}. To have it written, to be filled in:")
    yield f"  {_COMMAND} review --write {seed_id}"


def _wrapped(words: str, indent: int = 0, head: str = "", *, hang: int = 0) -> list[str]:
    """Words as lines of at most 80 columns. ``head`` stands before the first, ``hang`` sets the others further in."""
    first = f"{head:<{indent}}" if head else " " * indent
    rest = " " * (indent + hang)
    return wrap(words, WIDTH, first, rest)
