"""The results of an archive: tables for programs, a workbook for a controller, a page with plots."""

from reports.archive.write import Results, write_results

__all__ = ["Results", "write_results"]
