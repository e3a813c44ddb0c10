"""No template and no script holds words of its own: templates say messages, scripts what stands in the page."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from jinja2 import Environment, nodes

from felicitations.render.messages import translate
from felicitations.translation import Translation, speaking
from tests.lexicon import ROOT

TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
SCRIPTS = sorted((ROOT / "site_src" / "static").glob("*.js"))
SAID = {"aria-label", "aria-description", "alt", "title", "placeholder", "label", "summary"}
"""Attributes that are shown or read aloud."""
SAME = {"UTF-8"}
"""What is the same in every language."""
WORDS = re.compile(r"[^\W\d_]{2,}")


class Everything(dict[str, str]):
    """A catalogue that has nothing to say: what is left of a template are words outside its messages."""

    def get(self, _message, _other=""):
        return ""


class Words(HTMLParser):
    """The words of a piece of HTML that are shown or read aloud."""

    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)
        self.close()

    def handle_data(self, data):
        self.found += WORDS.findall(data)

    def handle_starttag(self, _tag, attrs):
        self.found += [word for name, value in attrs if name in SAID for word in WORDS.findall(value or "")]


def left_in(source):
    """The words of a template that are in no message: of its text, of its attributes, and of its expressions."""
    environment = Environment(trim_blocks=True, lstrip_blocks=True)
    translate(environment)
    with speaking(Translation(messages=Everything())):
        tree = environment.parse(source)
    html = "".join(
        one.data if isinstance(one, nodes.TemplateData) else "\ufffc"
        for output in tree.find_all(nodes.Output)
        for one in output.nodes
    )
    marked = {id(one) for call in tree.find_all(nodes.Call) if is_message(call) for one in call.args}
    written = [
        one.value
        for output in tree.find_all((nodes.Output, nodes.For))
        for one in output.find_all(nodes.Const)
        if isinstance(one.value, str) and id(one) not in marked
    ]
    return [*Words(html).found, *(one for one in written if re.search(r"[A-Z][a-z]|[a-z] [a-z]", one))]


def is_message(call):
    return isinstance(call.node, nodes.Name) and call.node.name == "_"


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(ROOT / "templates").as_posix())
def test_a_template_has_no_words_outside_its_messages(path):
    assert [word for word in left_in(path.read_text("utf-8")) if word not in SAME] == []


@pytest.mark.parametrize(
    ("source", "left"),
    [
        ("<p>Some words</p>", ["Some", "words"]),
        ("<p>{% if x %}{% trans %}Said{% endtrans %} not{% endif %}</p>", ["not"]),
        ('<p class="no words" aria-label="Read {{ x }}"></p>', ["Read"]),
        ('{{ "One" if x else "Several of them" }}', ["One", "Several of them"]),
        ('{% for a in ((_("Said"), "Not said"),) %}{{ a }}{% endfor %}', ["Not said"]),
        ('{% macro m(a) %}<b title="{{ a }}">{{ _("Said") }}</b>{% endmacro %}{{ m("Not said") }}', ["Not said"]),
        ('<p class="{{ "forth" if x else "back" }}">{% trans n=x %}Said {{ n }}{% endtrans %}</p>', []),
    ],
)
def test_words_outside_messages_are_found_wherever_they_stand(source, left):
    assert left_in(source) == left


SENTENCE = re.compile(r"[A-Z][a-z]+ [a-z]+|(?<![.#>\w-])[a-z]{2,} [a-z]{2,}(?![\w-]*[=(\]:])")
LITERAL = re.compile(r'"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|`(?:[^`\\]|\\.)*`')
DIRECTIVE = {'"use strict"'}


def sentences_in(script):
    """The literals of a script that read like words, without its comments and what is put into templates."""
    code = re.sub(r"(?m)^\s*(?://.*|/\*.*?\*/)$", "", script)
    literals = (re.sub(r"\$\{[^}]*\}", "", one) for one in LITERAL.findall(code))
    return [one for one in literals if one not in DIRECTIVE and SENTENCE.search(one)]


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_has_no_words_of_its_own(path):
    script = path.read_text("utf-8")
    assert sentences_in(script) == []
    assert not re.search(r"toLocaleString\(\"|localeCompare\([^()]*\"en\"|=== 1 \?", script)


def test_words_of_a_script_are_found():
    script = 'a("No search here"); b(`and ${n} more of them`); c(".grid > li, .calendar > li"); // A comment here\n'
    assert sentences_in(script) == ['"No search here"', "`and  more of them`"]
