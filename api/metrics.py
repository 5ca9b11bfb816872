"""What Prometheus is told. No label holds anything of a dossier."""

from __future__ import annotations

from prometheus_client import Counter, Gauge, Histogram

REQUESTS = Counter("recevable_requests_total", "Requests answered.", ("method", "route", "status"))
REQUEST_SECONDS = Histogram("recevable_request_seconds", "Time to answer a request.", ("route",))
SETTLED = Counter("recevable_dossiers_settled_total", "Dossiers settled or failed.", ("outcome",))
WORK_SECONDS = Histogram(
    "recevable_dossier_seconds",
    "Time to read and control a dossier.",
    buckets=(1, 2, 5, 10, 20, 30, 60, 120, 300, 600),
)
WAITING = Gauge("recevable_dossiers_waiting", "Dossiers accepted and not settled yet.")
