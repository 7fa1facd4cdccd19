"""Single characters of a PDF: which words radicals stand for, which ones stick together, what gap is a blank."""

from __future__ import annotations

_OPENING = "（(“‘《〈【「『〔［[{"
_CLOSING = "，。；：？！、）”’》〉】」』〕］…—·％%‰,.;:?!)]}"

RADICALS = dict(
    zip(
        range(0x2F00, 0x2FD6),
        "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳"
        "心戈户手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽"
        "老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨青非面革韋韭音頁風飛食首香馬骨"
        "高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黄黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠",
        strict=True,
    )
)
"""The words that the radicals of some fonts stand for, by code point."""

# The simplified and other forms that stand in a block of their own.
RADICALS |= {
    0x2E9F: "母",
    0x2EA0: "民",
    0x2EC1: "虎",
    0x2EC4: "西",
    0x2EC5: "见",
    0x2EC6: "角",
    0x2EC9: "贝",
    0x2ECB: "车",
    0x2ED3: "长",
    0x2ED4: "门",
    0x2ED8: "青",
    0x2ED9: "韦",
    0x2EDA: "页",
    0x2EDB: "风",
    0x2EDC: "飞",
    0x2EDD: "食",
    0x2EE2: "马",
    0x2EE3: "骨",
    0x2EE4: "鬼",
    0x2EE5: "鱼",
    0x2EE6: "鸟",
    0x2EE7: "卤",
    0x2EE8: "麦",
    0x2EE9: "黄",
    0x2EEC: "齐",
    0x2EEE: "齿",
    0x2EF0: "龙",
    0x2EF3: "龟",
}


def sticks(before: str, sign: str) -> bool:
    """Tell whether no line ends between two characters: inside of Latin words, at brackets, before a comma."""
    if sign.isspace() or before.isspace():
        return False
    return (before.isascii() and sign.isascii()) or before in _OPENING or sign in _CLOSING


def gap_of_a_blank(before: str, after: str) -> float:
    """Return how wide a gap must be to stand for a blank that nobody wrote, in heights of the line."""
    latin = before.isascii() + after.isascii()
    return (0.3, 0.8, 0.13)[latin]  # between Chinese and Latin, printers leave a gap of their own


WRITTEN_BLANK = 0.22
"""Heights of the line by which a gap with a written blank is wider than one without, between Chinese and Latin."""


def is_mixed(before: str, after: str) -> bool:
    """Tell whether one of two characters is a Chinese word and the other a Latin letter or a digit."""
    return before.isascii() != after.isascii() and before.isalnum() and after.isalnum()
