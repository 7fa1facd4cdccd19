"""Numbers as they are written: digits with separators or full width, and Chinese numerals."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

_DIGITS = {char: value for value, chars in enumerate(("〇零", "一壹", "二两贰", "三叁", "四肆")) for char in chars}
_DIGITS |= {char: value for value, chars in enumerate(("五伍", "六陆", "七柒", "八捌", "九玖"), 5) for char in chars}
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1_000, "仟": 1_000}
_SECTIONS = {"万": 10**4, "亿": 10**8}
CHINESE_NUMERALS = "".join((*_DIGITS, *_TENS))
"""What a Chinese numeral below 万 consists of."""
_PLAIN = dict(zip("０１２３４５６７８９．，－", "0123456789.,-", strict=True))


def plain_digits(text: str) -> str:
    """Return ``text`` with full-width digits, points and commas as ASCII."""
    return "".join(_PLAIN.get(char, char) for char in text)


def read_digits(text: str) -> Decimal | None:
    """Return the number written in digits, or None: ``1,650``, ``１４．８``, ``0.5``."""
    try:
        return Decimal(plain_digits(text).replace(",", ""))
    except InvalidOperation:
        return None


def read_chinese(text: str) -> Decimal | None:
    """Return the number a Chinese numeral says, or None where it is not well formed.

    ``一百二十`` is 120 and ``二〇二四`` 2024; ``一百二`` (120 or 102) and ``三五`` (three to five) are left alone.
    """
    if not text:
        return None
    if all(char in _DIGITS for char in text):
        said = "".join(str(_DIGITS[char]) for char in text)
        return Decimal(said) if len(text) == 1 or (len(text) == 4 and "两" not in text) else None  # noqa: PLR2004 -- a year
    total, rest = 0, text
    for name, size in (("亿", _SECTIONS["亿"]), ("万", _SECTIONS["万"])):
        head, mark, tail = rest.partition(name)
        if mark:
            section = _below_ten_thousand(head)
            if section is None:
                return None
            total, rest = total + section * size, tail
    low = _below_ten_thousand(rest) if rest else 0
    return None if low is None else Decimal(total + low)


def _below_ten_thousand(text: str) -> int | None:
    """Return what a numeral without 万 and 亿 says; None where its tens do not fall or a digit hangs loose."""
    total, digit, last, zero = 0, None, 10_000, False
    for place, char in enumerate(text):
        if char in _TENS:
            size = _TENS[char]
            if size >= last or (digit is None and not (size == 10 and place == 0)) or digit == 0:  # noqa: PLR2004 -- 十二
                return None
            total, digit, last, zero = total + (digit or 1) * size, None, size, False
        elif char in _DIGITS and digit is None:
            if _DIGITS[char] == 0:
                zero = True
            else:
                digit = _DIGITS[char]
        else:
            return None
    if digit is None:
        return total if total and not zero else None
    if total and last > 10 and not zero:  # noqa: PLR2004 -- 一百二 may be 120 or 102
        return None
    return total + digit
