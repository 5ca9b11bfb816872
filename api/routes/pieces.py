"""/v1/pieces:read: one file, answered at once."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, File, Form, Request, UploadFile

from api.bodies import ReadBody
from api.intake import Sent
from api.problems import answers
from api.scan import Desk, read_piece
from api.who import Anyone, Served

router = APIRouter(prefix="/v1", tags=["pièces"])


@router.post("/pieces:read", responses=answers(401, 403, 413, 422, 503))
def read(
    service: Served,
    caller: Anyone,
    request: Request,
    file: Annotated[UploadFile, File(description="Une pièce : PDF, TIFF, JPEG, PNG, WebP, HEIC.")],
    scheme: Annotated[
        str,
        Form(
            description="Dispositif ; sans lui, celui que disent les pages.",
            max_length=100,
            examples=["MDV-LGC-Va2"],
        ),
    ] = "",
) -> ReadBody:
    """Which piece it is, what was read, and which pages must be scanned again; nothing is kept."""
    desk: Desk = request.app.state.desk
    return read_piece(service, desk, Sent(file.filename or "piece", file.file), scheme)
