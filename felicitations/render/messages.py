"""Messages in templates: ``{% trans %}``, as Jinja has it, said in the language that is spoken when they are compiled.

An environment renders one edition, so a message is part of the compiled template, its values printed between its words,
and costs nothing on a page. What counts is said by the plan (`felicitations.wording.count`), so there is no
``{% pluralize %}``.
https://jinja.palletsprojects.com/en/stable/templates/#i18n
"""

from __future__ import annotations

import re

from jinja2 import Environment, TemplateAssertionError, nodes
from jinja2.ext import InternationalizationExtension

from felicitations.translation import _, pgettext

_VALUE = re.compile(r"%\((\w+)\)s")


class _Said(InternationalizationExtension):
    """Jinja's own extension, which looks messages up when a template is compiled."""

    def _make_node(  # noqa: PLR0913, PLR0917 - Jinja calls it
        self,
        singular: str,
        plural: str | None,  # noqa: ARG002
        context: str | None,
        variables: dict[str, nodes.Expr],
        plural_expr: nodes.Expr | None,
        vars_referenced: bool,  # noqa: ARG002, FBT001
        num_called_num: bool,  # noqa: ARG002, FBT001
    ) -> nodes.Output:
        if plural_expr is not None:
            raise TemplateAssertionError(f'the message "{singular}" counts, which is for the plan to say', 0)
        said = pgettext(context, singular) if context else _(singular)
        return nodes.Output(
            [
                variables[piece] if place % 2 else nodes.TemplateData(piece.replace("%%", "%"))
                for place, piece in enumerate(_VALUE.split(said))
            ]
        )


def translate(environment: Environment) -> None:
    """Make an environment say the messages of its templates: those of ``{% trans %}``, trimmed, and of ``_()``."""
    environment.add_extension(_Said)
    environment.policies["ext.i18n.trimmed"] = True
    environment.globals["_"] = _
