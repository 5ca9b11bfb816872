"""The controls: what was read is judged against what was declared and what the texts demand.

`run(case)` gives the findings, `verdict(findings, pages)` the answer, `CATALOGUE` the titles.
"""

from checks.case import Case
from checks.catalogue import CATALOGUE, GROUPS
from checks.engine import run
from checks.verdict import verdict

__all__ = ["CATALOGUE", "GROUPS", "Case", "run", "verdict"]
