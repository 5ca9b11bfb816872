"""Every profile, by quality: an explicit table."""

from testdata.scanner.profile import Profile
from testdata.scanner.profiles.clean import CLEAN
from testdata.scanner.profiles.office import OFFICE
from testdata.scanner.profiles.phone import PHONE
from testdata.scanner.profiles.poor import POOR

PROFILES: tuple[Profile, ...] = (*CLEAN, *OFFICE, *POOR, *PHONE)
