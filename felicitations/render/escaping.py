"""A Jinja environment that escapes everything, as Jinja's own does, at a fraction of its cost.

What a template prints is escaped and joined with the rest of the page. Jinja marks every escaped piece as safe
(`Markup`), though a piece that is joined into a page is never asked; on pages with hundreds of small pieces that is a
third of all time. Here a piece is escaped and stays a plain string. And a macro that gets just what it asks for is
called without looking for what else it might get. Nothing else is changed: what Jinja escapes is escaped, by the same
function of MarkupSafe.
"""

from __future__ import annotations

import re
from typing import Any

from jinja2 import Environment
from jinja2.compiler import CodeGenerator
from jinja2.runtime import Context, Macro
from markupsafe import Markup, _escape_inner, escape  # type: ignore[attr-defined]  # the part in C, for plain strings

from felicitations.translation import spoken

_BESIDE = frozenset({"_loop_vars", "_block_vars"})

_CONTROLS = bytes(sorted({*range(0x20), 0x7F} - set(b"\t\n\r")))
_C0, _C1 = re.compile(b"[" + re.escape(_CONTROLS) + b"]"), re.compile(b"\xc2[\x80-\x9f]")


def visible(page: bytes) -> bytes:
    """A page without control characters, which HTML forbids: in the place of each stands its sign, or U+FFFD."""
    if len(page.translate(None, _CONTROLS)) != len(page):
        page = _C0.sub(lambda found: chr(0x2421 if found[0] == b"\x7f" else 0x2400 + found[0][0]).encode(), page)
    return _C1.sub("\N{REPLACEMENT CHARACTER}".encode(), page)


def printed(value: Any) -> str:
    """A value as it is printed into a page: escaped, unless a template or a filter of ours made it as HTML."""
    if type(value) is str:
        return _escape_inner(value)
    return value if type(value) is Markup else escape(value)


class _Printing(CodeGenerator):
    """Writes the code of templates, with `printed` in the place of ``escape`` where a value is printed."""

    def _output_child_pre(self, node: Any, frame: Any, finalize: Any) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None:
            self.write("environment.printed(")
        else:
            super()._output_child_pre(node, frame, finalize)


class _Calling(Context):
    """The context of a template, which calls macros by the short way where it can."""

    def call(self, asked: Any, *args: Any, **kwargs: Any) -> Any:
        """What a template calls. Jinja hands the variables of loops and blocks along, which no macro takes."""
        if type(asked) is Macro and _gets_all(asked, args) and _BESIDE.issuperset(kwargs):
            return Markup(asked._func(*args))  # noqa: S704, SLF001 - what a macro prints was escaped in it
        return super().call(asked, *args, **kwargs)


def _gets_all(macro: Macro, args: tuple[Any, ...]) -> bool:
    """Whether a macro gets each of its arguments, and takes nothing else."""
    takes_more = macro.caller or macro.catch_kwargs or macro.catch_varargs
    return len(args) == macro._argument_count and not takes_more  # noqa: SLF001


_CODE: dict[tuple[object, ...], Any] = {}
"""The code of templates that were compiled: the preview renders the same ones at every change."""

_MOST = 512


class Escaping(Environment):
    """The environment.

    Jinja lets the code that it makes of templates be changed by a generator of one's own:
    https://jinja.palletsprojects.com/en/stable/api/#jinja2.Environment.code_generator_class
    """

    code_generator_class = _Printing
    context_class = _Calling
    printed = staticmethod(printed)

    def compile(self, source: Any, name: Any = None, filename: Any = None, *rest: Any, **more: Any) -> Any:
        """The code of a template, in the language that is spoken; kept, where nothing unusual is asked for."""
        if rest or more or not isinstance(source, str):
            return super().compile(source, name, filename, *rest, **more)
        key = (type(self), source, name, filename, spoken().digest)
        if key not in _CODE:
            if len(_CODE) >= _MOST:
                _CODE.clear()
            _CODE[key] = super().compile(source, name, filename)
        return _CODE[key]
