"""Reads templates as a type checker would: what each expression is, by the types that the page kinds declare.

It walks Jinja's own syntax tree, through blocks, includes, imports and macros, so that a field that no type declares is
found even in a branch that no page has taken yet.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

from jinja2 import Environment, FileSystemLoader, nodes

from felicitations.citing.sentences import Sentence
from felicitations.citing.tags import Tag
from felicitations.render.messages import translate
from felicitations.render.site import SiteView

WORD: Any = str
Blocks = Mapping[str, nodes.Block]
FILTERS = dict.fromkeys(("href", "prose", "size", "length", "linked", "canonical", "beside", "alternate"), WORD) | {
    "tags": tuple[Tag, ...],
    "sentences": tuple[Sentence, ...],
}
STRING_METHODS = {"startswith"}


class Macro:
    """A macro and the names that it sees: those of the file in which it stands."""

    def __init__(self, node: nodes.Macro, scope: dict[str, Any], where: str) -> None:
        self.node, self.scope, self.where = node, scope, where


class Reader:
    """Walks templates; ``faults`` are what no type declares, ``seen`` the fields that were read."""

    def __init__(self, folder: Path) -> None:
        self.environment = Environment(loader=FileSystemLoader(folder), trim_blocks=True, lstrip_blocks=True)
        translate(self.environment)
        self.environment.filters |= dict.fromkeys(FILTERS.keys() - {"length"}, str)
        self.faults: list[str] = []
        self.seen: set[tuple[type, str]] = set()
        self.files: set[str] = set()
        self._walked: set[tuple[Any, ...]] = set()

    def read(self, name: str, page: type) -> None:
        """Walk a page's template, its base and all that they use."""
        scope = {"page": page, "site": SiteView, "root": WORD, "here": WORD, "canonical": WORD, "_": WORD}
        self._file(name, scope, {})

    def _file(self, name: str, scope: dict[str, Any], blocks: Blocks) -> None:
        tree = self._parse(name)
        blocks = {block.name: block for block in tree.find_all(nodes.Block)} | dict(blocks)
        self._names(tree, scope, name)
        base = tree.find(nodes.Extends)
        if base:
            self._file(base.template.as_const(), scope, blocks)
            return
        self._walk(tree.body, scope, name, blocks)

    def _parse(self, name: str) -> nodes.Template:
        self.files.add(name)
        return self.environment.parse(self.environment.loader.get_source(self.environment, name)[0])

    def _names(self, tree: nodes.Template, scope: dict[str, Any], name: str) -> None:
        """Bind what a file imports, sets and defines at its top."""
        for node in tree.body:
            if isinstance(node, nodes.FromImport):
                module = self._parse(node.template.as_const())
                inner = {key: scope[key] for key in ("site", "root", "here", "canonical", "_") if key in scope}
                if node.with_context:
                    inner["page"] = scope["page"]
                self._names(module, inner, node.template.as_const())
                for item in node.names:
                    scope[item] = inner[item]
            elif isinstance(node, nodes.Macro):
                scope[node.name] = Macro(node, scope, name)
            elif isinstance(node, nodes.Assign):
                scope[node.target.name] = dict[str, list[str]]

    def _walk(self, body: list[nodes.Node], scope: dict[str, Any], where: str, blocks: Blocks) -> None:
        for node in body:
            name = type(node).__name__.lower()
            walk = getattr(self, f"_walk_{name}", None)
            if walk:
                walk(node, scope, where, blocks)
            elif name not in {"fromimport", "macro", "extends"}:
                self.faults.append(f"{where}:{node.lineno}: a {name} is more than a template may do")

    def _walk_block(self, node: nodes.Block, scope: dict[str, Any], where: str, blocks: Blocks) -> None:
        self._walk(blocks[node.name].body, scope, where, blocks)

    def _walk_include(self, node: nodes.Include, scope: dict[str, Any], _where: str, blocks: Blocks) -> None:
        name = node.template.as_const()
        tree, inner = self._parse(name), dict(scope)
        self._names(tree, inner, name)
        self._walk(tree.body, inner, name, blocks)

    def _walk_if(self, node: nodes.If, scope: dict[str, Any], where: str, blocks: Blocks) -> None:
        self._type(node.test, scope, where)
        for branch in (node.body, node.elif_, node.else_):
            self._walk(branch, scope, where, blocks)

    def _walk_output(self, node: nodes.Output, scope: dict[str, Any], where: str, _blocks: Blocks) -> None:
        for one in node.nodes:
            self._type(one, scope, where)

    def _walk_assign(self, node: nodes.Assign, scope: dict[str, Any], where: str, _blocks: Blocks) -> None:
        """What a file sets at its top has its type already; what is left are values of messages, which are words."""
        scope.setdefault(node.target.name, self._type(node.node, scope, where))

    def _walk_for(self, node: nodes.For, scope: dict[str, Any], where: str, blocks: Blocks) -> None:
        for item in self._items(self._type(node.iter, scope, where), node, where):
            inner = scope | {"loop": dict}
            if isinstance(node.target, nodes.Tuple):
                inner |= {target.name: one for target, one in zip(node.target.items, item, strict=True)}
            else:
                inner[node.target.name] = item
            if node.test:
                self._type(node.test, inner, where)
            self._walk(node.body, inner, where, blocks)
        self._walk(node.else_, scope, where, blocks)

    def _items(self, kind: Any, node: nodes.Node, where: str) -> Iterator[Any]:
        """The types that a loop's variable takes: one for a tuple of the program's, each for a tuple written out."""
        if isinstance(kind, list):
            yield from kind
        elif get_origin(kind) in {tuple, list}:
            yield get_args(kind)[0]
        else:
            self.faults.append(f"{where}:{node.lineno}: a loop over {kind}")

    def _type(self, node: nodes.Node, scope: dict[str, Any], where: str) -> Any:
        """The type of an expression; everything that is only printed counts as a word."""
        typed = getattr(self, f"_type_{type(node).__name__.lower()}", None)
        if typed:
            return typed(node, scope, where)
        for child in node.iter_child_nodes():
            self._type(child, scope, where)
        return WORD

    def _type_name(self, node: nodes.Name, scope: dict[str, Any], where: str) -> Any:
        if node.name not in scope:
            self.faults.append(f"{where}:{node.lineno}: nothing is called {node.name}")
        return scope.get(node.name, WORD)

    def _type_tuple(self, node: nodes.Tuple, scope: dict[str, Any], where: str) -> Any:
        return [self._type(one, scope, where) for one in node.items]

    def _type_getitem(self, node: nodes.Getitem, scope: dict[str, Any], where: str) -> Any:
        kind = self._type(node.node, scope, where)
        return kind if isinstance(node.arg, nodes.Slice) else get_args(kind)[0 if get_origin(kind) is tuple else -1]

    def _type_filter(self, node: nodes.Filter, scope: dict[str, Any], where: str) -> Any:
        if node.name not in FILTERS:
            self.faults.append(f"{where}:{node.lineno}: the filter {node.name} is none of {sorted(FILTERS)}")
        for child in node.iter_child_nodes():
            self._type(child, scope, where)
        return FILTERS.get(node.name, WORD)

    def _type_getattr(self, node: nodes.Getattr, scope: dict[str, Any], where: str) -> Any:
        owner = self._type(node.node, scope, where)
        if owner is dict or (owner is WORD and node.attr in STRING_METHODS):
            return WORD
        hints = get_type_hints(owner) if is_dataclass(owner) else {}
        if node.attr not in hints:
            self.faults.append(f"{where}:{node.lineno}: {getattr(owner, '__name__', owner)} declares no {node.attr}")
            return WORD
        self.seen.add((owner, node.attr))
        return hints[node.attr]

    def _type_call(self, node: nodes.Call, scope: dict[str, Any], where: str) -> Any:
        called = self._type(node.node, scope, where)
        given = [self._type(argument, scope, where) for argument in node.args]
        if isinstance(called, Macro):
            key = (id(called.node), *map(str, given))
            if key not in self._walked:
                self._walked.add(key)
                names = [argument.name for argument in called.node.args]
                inner = called.scope | dict.fromkeys(names, WORD) | dict(zip(names, given, strict=False))
                self._walk(called.node.body, inner, called.where, {})
        return WORD


def declared(page: type) -> Iterator[tuple[type, str]]:
    """Every field of a page's type and of the types inside it."""
    waiting, known = [page], set()
    while waiting:
        one = waiting.pop()
        if is_dataclass(one) and one not in known:
            known.add(one)
            hints = get_type_hints(one)
            for field in fields(one):
                yield one, field.name
                waiting.append(hints[field.name])
        waiting += get_args(one)
