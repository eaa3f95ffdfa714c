"""Raise hundreds of different exceptions, and print what Python prints of each beside what Python says it is.

One JSON object a line: the printed traceback, the repr of the exception, and the exceptions with their frames, oldest
first. Run by real-tracebacks.test.ts; nothing here knows how our reader works.
"""

import json
import sys
import traceback


class Custom(Exception):
    """A name with its module in front of it."""


class Outer:
    class Inner(ValueError):
        pass


class Многоязычное(Exception):
    pass


class Silent(Exception):
    def __str__(self):
        return ""


MESSAGES = [
    "plain",
    "with: a colon",
    "quotes ' and \"",
    "back\\slash and \\n",
    "two\nlines",
    "three\n  indented\nlines",
    'looks\n  File "x.py", line 1, in y\nlike a frame',
    "unicode é ß 漢字 🚀",
    "tab\there",
    "[Errno 28] not really",
    "(validating) - ERROR - not a status",
    "ends with a colon:",
    "'quoted'",
    "x" * 300,
    "percent %s and {braces}",
    "a & b &amp; c < d",
    "KeyError: nested name",
    "~~~^^^",
]

TYPES = [ValueError, TypeError, KeyError, RuntimeError, OSError, Custom, Outer.Inner, Многоязычное, AttributeError, NotImplementedError]


def raiser(kind, message):
    raise kind(message)


def deep(depth, act):
    if depth == 0:
        return act()
    return deep(depth - 1, act)


def caused(first, second):
    try:
        first()
    except Exception as error:
        raise RuntimeError("because") from error


def handled(first, second):
    try:
        first()
    except Exception:
        second()


def suppressed(first, second):
    try:
        first()
    except Exception:
        raise RuntimeError("alone") from None


def frameless_cause():
    raise RuntimeError("outer") from ValueError("never raised")


def noted():
    error = ValueError("with a note")
    error.add_note("and this is it")
    raise error


def grouped(*acts):
    errors = []
    for act in acts:
        try:
            act()
        except Exception as error:
            errors.append(error)
    raise ExceptionGroup("several", errors)


def actions():
    for kind in TYPES:
        for message in MESSAGES:
            yield lambda kind=kind, message=message: raiser(kind, message)
    for depth in (1, 2, 5, 50):
        yield lambda depth=depth: deep(depth, lambda: raiser(ValueError, "deep"))
    yield lambda: raiser(Silent, "x")
    yield lambda: (_ for _ in ()).throw(StopIteration("stop"))
    yield lambda: 1 / 0
    yield lambda: {}["missing"]
    yield lambda: [][3]
    yield lambda: None.id
    yield lambda: int("x")
    yield lambda: open("/no/such/file")
    yield lambda: b"\xff".decode()
    yield lambda: "\ud800".encode()
    yield lambda: exec("raise ValueError('from a string')")
    yield lambda: exec(compile("def f():\n    raise KeyError('compiled')\nf()", "C:\\Program Files\\app\\main.py", "exec"))
    yield lambda: compile("foo bar", "bad.py", "exec")
    yield lambda: compile("if x:\npass", "bad.py", "exec")
    yield lambda: __import__("no_such_module_at_all")
    yield lambda: __import__("json.no_such_module")
    yield lambda: [x.y for x in [1]]
    yield lambda: sorted([1, "a"])
    yield lambda: json.loads("{")
    a, b = (lambda: raiser(KeyError, "first")), (lambda: raiser(Custom, "second\nline"))
    for first, second in ((a, b), (b, a), (lambda: 1 / 0, a)):
        yield lambda first=first, second=second: caused(first, second)
        yield lambda first=first, second=second: handled(first, second)
        yield lambda first=first, second=second: suppressed(first, second)
        yield lambda first=first, second=second: handled(lambda: caused(first, second), lambda: handled(second, first))
    yield frameless_cause
    if sys.version_info >= (3, 11):
        yield noted
        yield lambda: grouped(a)
        yield lambda: grouped(a, b, lambda: 1 / 0)
        yield lambda: grouped(lambda: caused(a, b), lambda: handled(a, b))
        yield lambda: grouped(lambda: grouped(a, b), a)
        yield lambda: grouped(a, lambda: grouped(a, b))
        yield lambda: grouped(lambda: grouped(lambda: grouped(a), b), lambda: grouped(b))
        yield lambda: handled(lambda: grouped(a, b), b)
        yield lambda: handled(a, lambda: grouped(a, b))
        yield lambda: grouped(lambda: handled(lambda: grouped(a, b), b))


def printed_frames(stack):
    """Python prints a frame at most three times in a row."""
    shown = []
    for frame in stack:
        if len(shown) >= 3 and all((f.filename, f.lineno, f.name) == (frame.filename, frame.lineno, frame.name) for f in shown[-3:]):
            continue
        shown.append(frame)
    return [{"file": f.filename, "line": f.lineno, "function": f.name, "code": f.line or None} for f in shown]


def own(told, error, relation):
    kind = type(error)
    module = "" if kind.__module__ in ("builtins", "__main__") else kind.__module__ + "."
    frames = printed_frames(told.stack)
    message = str(error)
    if isinstance(error, SyntaxError):
        frames.append({"file": error.filename, "line": error.lineno, "function": None, "code": error.text.strip()})
        message = error.msg
    return {
        "type": module + kind.__qualname__,
        "message": "\n".join([message, *getattr(error, "__notes__", [])]),
        "frames": frames,
        "relation": relation,
    }


def walk(told, error, relation):
    """Every exception of one failure, as the contract orders them."""
    # Python prints an exception once; where it comes up again, `told` has nothing.
    if error.__cause__ is not None and told.__cause__ is not None:
        yield from walk(told.__cause__, error.__cause__, "cause")
    elif error.__context__ is not None and told.__context__ is not None and not error.__suppress_context__:
        yield from walk(told.__context__, error.__context__, "context")
    for member, inner in zip(getattr(told, "exceptions", None) or [], getattr(error, "exceptions", [])):
        yield from walk(member, inner, "group-member")
    yield own(told, error, relation)


for act in actions():
    try:
        act()
    except Exception as error:
        told = traceback.TracebackException.from_exception(error)
        text = "".join(told.format())
        record = {"text": text, "repr": repr(error), "printed": repr(text), "exceptions": list(walk(told, error, None))}
        print(json.dumps(record))
