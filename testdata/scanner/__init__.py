"""A scanner that spoils pages as offices and telephones do; see README.md for its profiles."""

from testdata.scanner.scan import Scan, scan, scan_single, scan_with
from testdata.scanner.words import PrintedWord, printed_words

__all__ = ["PrintedWord", "Scan", "printed_words", "scan", "scan_single", "scan_with"]
