"""Make the web fonts from the committed TrueType files: subsets by script, as WOFF2.

Run by hand when a font changes, with fonttools and brotli installed: ``python -m
tools.author.fonts``. The results are committed, so that a build needs neither.
"""

from pathlib import Path

from fontTools import subset

FONTS = Path(__file__).resolve().parents[2] / "src" / "reportpress" / "fonts"
LATIN = (
    "U+20-7E,U+A0-17F,U+18F,U+1A0-1A1,U+1AF-1B0,U+218-21B,U+237,U+259,U+2BB-2BC,U+2C6-2C7,"
    "U+2DA,U+2DC,U+2010-2015,U+2018-201E,U+2020-2022,U+2026,U+202F,U+2030,U+2032-2033,"
    "U+2039-203A,U+2044,U+20AC,U+20B8,U+20BA,U+20BD,U+2116,U+2122,U+2190-2193,U+2196-2199,"
    "U+2212,U+2215,U+2248,U+2260,U+2264-2265"
)
CYRILLIC = "U+400-52F"
ARABIC = (
    "U+60C,U+61B,U+61F,U+621-63A,U+640-655,U+660-66D,U+679,U+67E,U+686,U+688,U+691,U+698,"
    "U+6A9,U+6AF,U+6BA,U+6BE,U+6C1,U+6CC,U+6D2,U+6F0-6F9"
)
WEB = {
    "IBMPlexSans-Regular": {"": LATIN, "-Cyrillic": CYRILLIC},
    "IBMPlexSans-SemiBold": {"": LATIN, "-Cyrillic": CYRILLIC},
    "IBMPlexSans-Italic": {"": LATIN, "-Cyrillic": CYRILLIC},
    "IBMPlexSansArabic-Regular": {"": ARABIC},
    "IBMPlexSansArabic-SemiBold": {"": ARABIC},
}
FEATURES = "ccmp,locl,mark,mkmk,kern,liga,calt,init,medi,fina,rlig,isol,tnum,lnum,frac,sups"


def main():
    """Write every web font and print its size."""
    for name, parts in WEB.items():
        for ending, ranges in parts.items():
            target = FONTS / "woff2" / f"{name}{ending}.woff2"
            subset.main([
                str(FONTS / "ttf" / f"{name}.ttf"), f"--unicodes={ranges}", "--flavor=woff2",
                f"--layout-features={FEATURES}", "--no-hinting", "--desubroutinize",
                f"--output-file={target}",
            ])  # fmt: skip
            print(f"{target.name}: {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
