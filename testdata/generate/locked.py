"""A PDF that asks for a password (standard security handler, revision 3, RC4 128 bits), written by hand."""

from __future__ import annotations

import hashlib
from random import Random

PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
PERMISSIONS = (-3904).to_bytes(4, "little", signed=True)


def rc4(key: bytes, data: bytes) -> bytes:
    state, j, out = list(range(256)), 0, bytearray()
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    a = b = 0
    for byte in data:
        a = (a + 1) % 256
        b = (b + state[a]) % 256
        state[a], state[b] = state[b], state[a]
        out.append(byte ^ state[(state[a] + state[b]) % 256])
    return bytes(out)


def md5(data: bytes) -> bytes:
    return hashlib.md5(data, usedforsecurity=False).digest()


def twenty_times(key: bytes, data: bytes) -> bytes:
    for i in range(20):
        data = rc4(bytes(b ^ i for b in key), data)
    return data


def locked_pdf(rng: Random) -> bytes:
    """One page that nobody can open without its password."""
    padded = (bytes(rng.choice(b"abcdefghijkmnpqrstuvwxyz") for _ in range(12)) + PAD)[:32]
    identity = bytes(rng.getrandbits(8) for _ in range(16))
    hashed = padded
    for _ in range(51):
        hashed = md5(hashed)
    owner = twenty_times(hashed, padded)
    key = md5(padded + owner + PERMISSIONS + identity)
    for _ in range(50):
        key = md5(key)
    user = twenty_times(key, md5(PAD + identity)) + bytes(16)
    content = rc4(md5(key + (4).to_bytes(3, "little") + bytes(2)), b"BT /F1 12 Tf 72 720 Td (Annexe) Tj ET")
    return assemble(content, owner, user, identity)


def assemble(content: bytes, owner: bytes, user: bytes, identity: bytes) -> bytes:
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n" % len(content) + content + b"\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Filter/Standard/V 2/R 3/Length 128/P -3904/O<"
        + owner.hex().encode()
        + b">/U<"
        + user.hex().encode()
        + b">>>",
    ]
    out, offsets = b"%PDF-1.5\n", []
    for number, body in enumerate(bodies, 1):
        offsets.append(len(out))
        out += b"%d 0 obj" % number + body + b"endobj\n"
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    mark = identity.hex().encode()
    return (
        out
        + b"xref\n0 7\n0000000000 65535 f \n"
        + table
        + b"trailer<</Size 7/Root 1 0 R/Encrypt 6 0 R/ID[<"
        + mark
        + b"><"
        + mark
        + b">]>>\nstartxref\n%d\n%%%%EOF\n" % len(out)
    )
