"""A good office scanner, well used: 200 dpi and more, colour or grey, next to no skew."""

from testdata.scanner.geometry import fed
from testdata.scanner.machine import cast, dusty, exposed, noisy, sharpened, soft
from testdata.scanner.paper import faded, thinned, tinted
from testdata.scanner.profile import Maybe, Profile

WHITES = ((253, 253, 252), (250, 250, 247), (248, 249, 252))

CLEAN = (
    Profile(
        name="flatbed-colour-300",
        quality="clean",
        held_out=False,
        dpi=((300, 300),),
        ink="colour",
        summary="flatbed, colour, 300 dpi, JPEG 85–92",
        sheet=(tinted(WHITES),),
        machine=(fed((0, 0.3), (255, 245)), soft((0.03, 0.05)), cast(0.02)),
        grain=(noisy((0.8, 2)),),
        jpeg=(85, 92),
        singles=(".pdf", ".jpg", ".png"),
        producer="HP Scan",
    ),
    Profile(
        name="flatbed-grey-200",
        quality="clean",
        held_out=False,
        dpi=((200, 200), (240, 240)),
        ink="grey",
        summary="flatbed, grey, 200–240 dpi, lossless",
        sheet=(tinted(WHITES),),
        machine=(fed((0, 0.4), (255, 230)), soft((0.03, 0.06))),
        grain=(noisy((0.8, 1.6)),),
        packing="flate",
        files=(".pdf", ".tif"),
        singles=(".pdf", ".png", ".tif"),
        producer="NAPS2",
    ),
    Profile(
        name="adf-colour-200",
        quality="clean",
        held_out=False,
        dpi=((200, 200), (250, 250)),
        ink="colour",
        summary="document feeder, colour, 200–250 dpi, JPEG 75–85, a little dust",
        sheet=(tinted(WHITES),),
        machine=(fed((0, 0.5), (255, 250)), soft((0.04, 0.06)), cast(0.03), dusty((0, 6), (0, 0))),
        grain=(noisy((1, 2.5), colour=True),),
        jpeg=(75, 85),
        strips=(1, 1, 8),
        singles=(".pdf", ".jpg"),
        producer="KONICA MINOLTA bizhub C258",
    ),
    Profile(
        name="text-mode-300",
        quality="clean",
        held_out=True,
        dpi=((300, 300),),
        ink="grey",
        summary="« texte » mode: paper clipped to white, strokes sharpened with halos, 300 dpi grey",
        sheet=(tinted(WHITES), thinned((20, 45), (215, 240))),
        machine=(fed((0, 0.5)), soft((0.05, 0.07)), sharpened((0.8, 1.6)), exposed((30, 50), (200, 215))),
        grain=(noisy((0.5, 1.2)),),
        files=(".pdf", ".tif"),
        singles=(".pdf", ".jpg", ".tif"),
        producer="RICOH IM C3000",
    ),
    Profile(
        name="searchable-colour",
        quality="clean",
        held_out=True,
        dpi=((200, 200), (300, 300)),
        ink="colour",
        summary="MFP colour PDF with a hidden text layer, 1–3 % of its characters wrong",
        sheet=(tinted(WHITES), Maybe(0.4, faded((0.8, 0.95), 0.05))),
        machine=(fed((0, 0.4)), soft((0.04, 0.06)), cast(0.03)),
        grain=(noisy((0.8, 2)),),
        jpeg=(70, 82),
        hidden_words=(0.01, 0.03),
        producer="Canon iR-ADV C5540",
    ),
)
