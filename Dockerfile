# Locked, without root, and content with a read-only file system:
#   docker build -t recevable .          (1.7 GB: the readers and their models are in it)
#   docker run --rm --read-only --tmpfs /tmp --network none -v "$PWD/dossier:/data:ro" recevable check /data
FROM python:3.11-slim-bookworm AS build
RUN pip install --no-cache-dir uv==0.13.9
ENV UV_COMPILE_BYTECODE=1 UV_LINK_MODE=copy UV_PYTHON_DOWNLOADS=never
WORKDIR /app
# The libraries first: they change less often than the code.
COPY pyproject.toml uv.lock ./
RUN uv sync --frozen --no-default-groups --extra dask --no-install-project
COPY . .
RUN uv sync --frozen --no-default-groups --extra dask

FROM python:3.11-slim-bookworm
# Tesseract and French: the second reader. libgomp1: OpenMP, for the first. Pango and a font: the PDF report.
RUN apt-get update \
    && apt-get install -y --no-install-recommends tesseract-ocr tesseract-ocr-fra libgomp1 \
        libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 10001 --no-create-home --home-dir /tmp --shell /usr/sbin/nologin recevable \
    && install -d -m 0700 -o recevable /data
WORKDIR /app
COPY --from=build /app /app
# Caches (the recogniser cut to the French alphabet) go to /tmp, the only place that need be writable.
ENV PATH=/app/.venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 \
    HOME=/tmp XDG_CACHE_HOME=/tmp/cache OMP_THREAD_LIMIT=1
USER 10001
# For `recevable serve`; a container that runs another command has nothing to answer.
HEALTHCHECK --interval=30s --timeout=6s --start-period=60s CMD ["python", "-c", \
    "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/healthz', timeout=5)"]
ENTRYPOINT ["recevable"]
CMD ["--help"]
