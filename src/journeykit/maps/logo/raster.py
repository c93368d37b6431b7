"""PNG and JPEG: looked through from mark to mark, and kept without anything but the picture itself."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from journeykit.diagnostics import message
from journeykit.maps.logo.values import BROKEN, PNG, Logo, LogoError

MOST_DOTS = 4_000_000
_KEPT = (b"IHDR", b"PLTE", b"tRNS", b"gAMA", b"sRGB", b"IDAT", b"IEND")
_SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}  # numbers for each dot, by the type of colour
_FRAMES = frozenset({0xC0, 0xC1, 0xC2})
_DROPPED = frozenset({*range(0xE1, 0xEE), 0xEF, 0xFE})  # places, cameras, previews and remarks


def read_png(data: bytes) -> Logo:
    """Return a PNG as a logo, without its remarks, dates and further frames.

    Raises:
        LogoError: it is broken or too large.
    """
    chunks = [(name, body) for name, body in _chunks(data) if name in _KEPT]
    names = [name for name, _ in chunks]
    if not names or names[0] != b"IHDR" or names[-1] != b"IEND" or len(chunks[0][1]) != 13:
        raise LogoError(BROKEN)
    width, height, bits, colour, _, _, woven = struct.unpack(">IIBBBBB", chunks[0][1])
    _check_size(width, height)
    least = height * (-(-width * bits * _SAMPLES.get(colour, 0) // 8) + 1)
    # A woven picture has a filter byte for each line of each of its seven passes.
    most = least + 7 * (width + 8 + height) * 2 if woven else least
    if colour not in _SAMPLES or not least <= _unpacked(b"".join(b for n, b in chunks if n == b"IDAT"), most) <= most:
        raise LogoError(BROKEN)
    kept = b"".join(_chunk(name, body) for name, body in chunks)
    return Logo(width, height, pixels=PNG + kept, kind="png")


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(PNG)
    while at < len(data):
        if at + 12 > len(data):
            raise LogoError(BROKEN)
        (length,) = struct.unpack_from(">I", data, at)
        name, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        if data[at + 8 + length : at + 12 + length] != struct.pack(">I", zlib.crc32(name + body)):
            raise LogoError(BROKEN)
        yield name, body
        if name == b"IEND":
            return
        at += 12 + length


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def _unpacked(data: bytes, most: int) -> int:
    """Return how many bytes a stream unpacks to, without unpacking more than it may hold."""
    unpacking = zlib.decompressobj()
    try:
        size = len(unpacking.decompress(data, most + 1))
    except zlib.error as error:
        raise LogoError(BROKEN) from error
    return size


def read_jpeg(data: bytes) -> Logo:
    """Return a JPEG as a logo, without where, when and with what it was made.

    Raises:
        LogoError: it is broken or too large, or made for a printing press (CMYK), which viewers show differently.
    """
    kept, size, at = [b"\xff\xd8"], (0, 0), 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        mark, length = data[at + 1], 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        segment = data[at : at + length]
        if mark in _FRAMES and len(segment) >= 10:
            size = (int.from_bytes(segment[7:9], "big"), int.from_bytes(segment[5:7], "big"))
            if segment[9] not in (1, 3):
                raise LogoError(message("the logo is made for print (CMYK): save it as RGB"))
        if mark == 0xDA:
            end = data.rfind(b"\xff\xd9")
            if end < at or not all(size):
                break
            _check_size(*size)
            return Logo(*size, pixels=b"".join([*kept, data[at : end + 2]]), kind="jpeg")
        if mark not in _DROPPED:
            kept.append(segment)
        at += length
    raise LogoError(BROKEN)


def _check_size(width: int, height: int) -> None:
    if not width or not height:
        raise LogoError(BROKEN)
    if width * height > MOST_DOTS:
        raise LogoError(message("the logo has more than {limit} dots", limit=MOST_DOTS))
