"""A SHACL constraint goes in; out comes a check in plain Python that tells of which nodes it surely holds.

A check may say no where SHACL says yes, never the other way round; what is not understood here holds of nothing.
"""

from __future__ import annotations

import re
from operator import le, lt
from typing import TYPE_CHECKING, Any, TypeAlias

from rdflib import RDF, SH, XSD, Literal, URIRef
from rdflib.collection import Collection as RdfList

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from rdflib import Graph
    from rdflib.term import Node

    from kg.validate.facts import Facts

    # focus node, its values by the shape's path (itself where there is none), what is known → does the constraint surely hold?
    Check: TypeAlias = Callable[[Node, Collection[Node], Facts], bool]
    Factory: TypeAlias = Callable[[Graph, Node], Check]
    Order: TypeAlias = Callable[[Any, Any], Any]

# datatypes whose ill-typed values rdflib knows: they have no value
_WITH_VALUES = {XSD.integer, XSD.decimal, XSD.boolean, XSD.date, XSD.dateTime}
# datatypes of which SHACL asks no more than their name
_BY_NAME = {XSD.gYear, XSD.gYearMonth}
# what a shape says to people, and what says which nodes it is for
_SILENT = {SH.message, SH.severity, SH.name, SH.description, SH.order, SH.path, RDF.type, SH.targetClass, SH.targetSubjectsOf}
_COUNTED = {SH.qualifiedMinCount, SH.qualifiedMaxCount}  # together with the shape that they qualify


class NotUnderstoodError(Exception):
    """A shape says something that is not understood here."""


def check_of(shapes: Graph, shape: Node) -> Check:
    """Return the check of a node shape or property shape, all its constraints together.

    Raises NotUnderstoodError where one of them is not understood.
    """
    said = [(how, what) for how, what in shapes.predicate_objects(shape) if how not in _SILENT and how not in _COUNTED]
    checks = [_check(shapes, shape, how, what) for how, what in said]
    path = shapes.value(shape, SH.path)
    if path is None:
        return lambda focus, values, facts: _all_hold(checks, focus, values, facts)
    if isinstance(path, URIRef):
        return lambda focus, _, facts: _all_hold(checks, focus, facts.values(focus, path), facts)
    turned = shapes.value(path, SH.inversePath)
    if not isinstance(turned, URIRef):
        raise NotUnderstoodError(path)
    return lambda focus, _, facts: _all_hold(checks, focus, facts.holders(focus, turned), facts)


def _all_hold(checks: list[Check], focus: Node, values: Collection[Node], facts: Facts) -> bool:
    return all(check(focus, values, facts) for check in checks)


def _check(shapes: Graph, shape: Node, how: Node, what: Node) -> Check:
    if how == SH.qualifiedValueShape:
        return _qualified(shapes, shape, what)
    if how not in CONSTRAINTS:
        raise NotUnderstoodError(how)
    return CONSTRAINTS[how](shapes, what)


def _every(test: Callable[[Node], bool]) -> Check:
    return lambda _focus, values, _facts: all(map(test, values))


def _property(shapes: Graph, shape: Node) -> Check:
    check = check_of(shapes, shape)
    return lambda _, values, facts: all(check(value, (), facts) for value in values)


def _min_count(_: Graph, number: Node) -> Check:
    least = int(str(number))
    return lambda _focus, values, _facts: len(values) >= least


def _max_count(_: Graph, number: Node) -> Check:
    most = int(str(number))
    return lambda _focus, values, _facts: len(values) <= most


def _datatype(_: Graph, datatype: Node) -> Check:
    if datatype == RDF.langString:
        return _every(lambda value: isinstance(value, Literal) and bool(value.language))
    if datatype == XSD.string:
        return _every(lambda value: isinstance(value, Literal) and not value.language and value.datatype in (None, datatype))
    if datatype in _BY_NAME:
        return _every(lambda value: isinstance(value, Literal) and value.datatype == datatype and not value.ill_typed)
    if datatype not in _WITH_VALUES:
        raise NotUnderstoodError(datatype)
    return _every(
        lambda value: (
            isinstance(value, Literal) and value.datatype == datatype and not value.ill_typed and value.value is not None
        )
    )


def _class(_: Graph, wanted: Node) -> Check:
    return lambda _, values, facts: all(wanted in facts.kinds(value) for value in values)


def _in(shapes: Graph, listed: Node) -> Check:
    return _every(frozenset(RdfList(shapes, listed)).__contains__)


def _node_kind(_: Graph, kind: Node) -> Check:
    if kind != SH.IRI:
        raise NotUnderstoodError(kind)
    return _every(lambda value: isinstance(value, URIRef))


def _pattern(_: Graph, pattern: Node) -> Check:
    found = re.compile(str(pattern)).search
    return _every(lambda value: isinstance(value, URIRef | Literal) and bool(found(value)))


def _min_length(_: Graph, number: Node) -> Check:
    least = int(str(number))
    return _every(lambda value: isinstance(value, URIRef | Literal) and len(value) >= least)


def _min_inclusive(_: Graph, bound: Node) -> Check:
    return _every(lambda value: _ordered(bound, value, le))


def _max_inclusive(_: Graph, bound: Node) -> Check:
    return _every(lambda value: _ordered(value, bound, le))


def _less_than(_: Graph, other: Node) -> Check:
    return lambda focus, values, facts: _all_before(values, facts.values(focus, other), lt)


def _less_than_or_equals(_: Graph, other: Node) -> Check:
    return lambda focus, values, facts: _all_before(values, facts.values(focus, other), le)


def _all_before(values: Collection[Node], others: Collection[Node], order: Order) -> bool:
    return all(_ordered(value, other, order) for value in values for other in others)


def _ordered(low: Node, high: Node, order: Order) -> bool:
    if not (isinstance(low, Literal) and isinstance(high, Literal)) or isinstance(low.value, str):
        return False
    try:
        return bool(order(low.value, high.value))
    except TypeError:  # of different kinds, or no value of their kind
        return False


def _unique_language(_: Graph, wanted: Node) -> Check:
    def holds(_focus: Node, values: Collection[Node], _facts: Facts) -> bool:
        spoken = [value.language for value in values if isinstance(value, Literal) and value.language]
        return len(spoken) == len({language.lower() for language in spoken})

    if str(wanted) != "true":
        raise NotUnderstoodError(wanted)
    return holds


def _language_in(shapes: Graph, listed: Node) -> Check:
    known = frozenset(str(language) for language in RdfList(shapes, listed))
    return _every(lambda value: isinstance(value, Literal) and value.language in known)


def _disjoint(_: Graph, other: Node) -> Check:
    return lambda focus, values, facts: not set(values) & set(facts.values(focus, other))


def _or(shapes: Graph, listed: Node) -> Check:
    checks = [check_of(shapes, shape) for shape in RdfList(shapes, listed)]
    return lambda _, values, facts: all(any(check(value, (value,), facts) for check in checks) for value in values)


def _qualified(shapes: Graph, shape: Node, qualifying: Node) -> Check:
    # to count those of which it holds, one must also know of which it does not
    if {how for how, _ in shapes.predicate_objects(qualifying)} - {SH["in"], SH.languageIn}:
        raise NotUnderstoodError(qualifying)
    check = check_of(shapes, qualifying)
    least, most = (shapes.value(shape, how) for how in (SH.qualifiedMinCount, SH.qualifiedMaxCount))

    def holds(_: Node, values: Collection[Node], facts: Facts) -> bool:
        number = sum(check(value, (value,), facts) for value in values)
        return (least is None or number >= int(str(least))) and (most is None or number <= int(str(most)))

    return holds


CONSTRAINTS: Mapping[Node, Factory] = {
    SH.property: _property,
    SH.minCount: _min_count,
    SH.maxCount: _max_count,
    SH.datatype: _datatype,
    SH["class"]: _class,
    SH["in"]: _in,
    SH["or"]: _or,
    SH.nodeKind: _node_kind,
    SH.pattern: _pattern,
    SH.minLength: _min_length,
    SH.minInclusive: _min_inclusive,
    SH.maxInclusive: _max_inclusive,
    SH.lessThan: _less_than,
    SH.lessThanOrEquals: _less_than_or_equals,
    SH.uniqueLang: _unique_language,
    SH.languageIn: _language_in,
    SH.disjoint: _disjoint,
}
