"""`NamedTuple` as in `typing`, to a type checker as well, but made in a fifth of the time.

`typing` compiles the annotation of every field, for who asks at run time, and `collections` writes and compiles a
constructor for each class. Nobody asks here, and classes of as many fields share one constructor but for its names: to
make the eighty classes that a short run needs took a tenth of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from operator import itemgetter
from types import FunctionType
from typing import TYPE_CHECKING, Any

__all__ = ["NamedTuple"]

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    try:
        from _collections import _tuplegetter
    except ImportError:  # another Python than CPython
        _tuplegetter = lambda index, doc: property(itemgetter(index), doc=doc)  # noqa: E731

    _getter = cache(lambda index: _tuplegetter(index, f"Field {index}."))

    @cache
    def _constructor(fields: int) -> FunctionType:
        names = "".join(f"field_{index}, " for index in range(fields))
        return eval(f"lambda cls, {names}: new(cls, ({names}))", {"new": tuple.__new__})  # noqa: S307

    class _Maker(type):
        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = tuple(body["__annotations__"])
            defaults = tuple(body[field] for field in fields if field in body)
            new = _constructor(len(fields))
            code = new.__code__.replace(co_varnames=("cls", *fields))
            own = {
                "__slots__": (),
                "_fields": fields,
                "__match_args__": fields,
                "__new__": FunctionType(code, new.__globals__, "__new__", defaults),
            }
            return type(name, (_Record,), {**body, **own, **{field: _getter(at) for at, field in enumerate(fields)}})

    class _Record(tuple):
        __slots__ = ()

        @classmethod
        def _make(cls, values: Iterable[Any]) -> Any:
            return cls(*values)

        def _asdict(self) -> dict[str, Any]:
            return dict(zip(self._fields, self, strict=True))

        def _replace(self, /, **fields: Any) -> Any:
            values = tuple(map(fields.pop, self._fields, self))
            return type(self)(*values, **fields)  # a field that is none of its own is refused as in a call

        def __repr__(self) -> str:
            return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self._asdict().items())})"

        def __getnewargs__(self) -> tuple[Any, ...]:
            return tuple(self)

    class NamedTuple(metaclass=_Maker):
        """The base of a named tuple: its fields are the annotated names, those with a default last."""
