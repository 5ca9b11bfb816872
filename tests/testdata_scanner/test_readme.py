"""The table of profiles in the README is the table in the code."""

from pathlib import Path

from testdata.scanner.profiles import PROFILES

README = Path(__file__).parents[2] / "testdata" / "scanner" / "README.md"


def test_every_profile_is_listed() -> None:
    text = README.read_text(encoding="utf-8")
    for profile in PROFILES:
        split = "bench only" if profile.held_out else "dev, bench"
        assert f"| `{profile.name}` | {profile.quality} | {split} |" in text
        assert profile.summary in text
