"""Pictures: decoded, turned upright, freed of all that a camera wrote into them, and made in several sizes.

Nothing of the file that came is kept but its pixels (safety.md, decision 7).
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from PIL import Image, ImageCms, ImageOps, ImageSequence

from hub.media.darkroom.made import Made, Trouble, write

MOST_PIXELS = 50_000_000
MOST_DRAWN_PIXELS = 25_000_000
"""For all but what cameras make: these formats are unpacked as a whole, which takes ten bytes a pixel and more."""
FROM_CAMERAS = {"JPEG", "HEIF"}
MOST_FRAMES = 300
LONGEST_SIDE = 2560
FIRST_WIDTH = 640
WIDTHS = (320, FIRST_WIDTH, 1280, 2048)
"""Widths of the renditions in pixels. A picture is never made larger than it came."""

Image.MAX_IMAGE_PIXELS = MOST_PIXELS
_SRGB = ImageCms.createProfile("sRGB")


@dataclass(frozen=True)
class Pixels:
    """A picture in one size and format, ready to be stored."""

    content_type: str
    ending: str
    width: int
    height: int
    content: bytes

    def written(self, folder: Path, name: str) -> Made:
        """Put into the folder."""
        path = write(folder, name, self.ending, self.content)
        return Made(name, path, self.content_type, self.ending, self.width, self.height)


def develop(file: IO[bytes], folder: Path, decoder: str) -> list[Made]:
    """The picture as the hub keeps it, at most LONGEST_SIDE, and the one size that a page needs most.

    Raises Trouble for what cannot be decoded to the end, or has more pixels than we open.
    """
    if decoder == "HEIF":
        import pi_heif

        pi_heif.register_heif_opener()
    kept, upright = _opened(file, decoder)
    width = min(_widths_of(upright)[-1], FIRST_WIDTH)
    first = encode(_narrowed(upright, width), "WEBP")
    return [kept.written(folder, "original"), first.written(folder, f"w{width}.webp")]


def sizes(file: IO[bytes], folder: Path, options: dict[str, str]) -> list[Made]:
    """A picture that `develop` made, at each width that it has pixels for, as WebP and as what older programs read.

    `leave_out`: names of those that are there already.
    """
    with Image.open(file, formats=["JPEG", "PNG", "GIF", "WEBP"]) as picture:
        picture.load()
        pixels = _plain(picture)
    made = _renditions(pixels, options.get("leave_out", "").split())
    return [one.written(folder, name) for name, one in made]


def _opened(file: IO[bytes], decoder: str) -> tuple[Pixels, Image.Image]:
    try:
        with Image.open(file, formats=[decoder]) as picture:
            _refuse_huge(picture, decoder)
            if decoder == "GIF" and getattr(picture, "is_animated", False):
                return _moving(picture)
            drawn = decoder in {"PNG", "GIF"}
            picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            picture.load()
            _refuse_huge(picture, decoder)
            upright = _plain(picture)
            drawn = drawn and (upright.mode == "RGBA" or upright.getcolors(256) is not None)
            return encode(upright, "PNG" if drawn or upright.mode == "RGBA" else "JPEG"), upright
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Trouble("huge", MOST_PIXELS // 1_000_000) from error
    except (OSError, ValueError, SyntaxError, EOFError, ArithmeticError, RuntimeError, LookupError, TypeError) as error:
        raise Trouble("broken") from error


def _renditions(pixels: Image.Image, leave_out: list[str]) -> Iterator[tuple[str, Pixels]]:
    fallback, ending = ("PNG", "png") if pixels.mode == "RGBA" else ("JPEG", "jpg")
    for width in _widths_of(pixels):
        wanted = [("WEBP", f"w{width}.webp"), (fallback, f"w{width}.{ending}")]
        wanted = [(form, name) for form, name in wanted if name not in leave_out]
        if wanted:
            smaller = _narrowed(pixels, width)
            yield from ((name, encode(smaller, form)) for form, name in wanted)


def _widths_of(pixels: Image.Image) -> list[int]:
    return [width for width in WIDTHS if width <= pixels.width] or [min(WIDTHS)]


def _narrowed(pixels: Image.Image, width: int) -> Image.Image:
    if width >= pixels.width:
        return pixels
    size = (width, max(1, round(pixels.height * width / pixels.width)))
    return pixels.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)


def encode(pixels: Image.Image, form: str) -> Pixels:
    """Pixels as bytes of a format, without any metadata."""
    out = io.BytesIO()
    if form == "JPEG":
        pixels.convert("RGB").save(out, "JPEG", quality=85, optimize=True, progressive=True)
        content_type, ending = "image/jpeg", "jpg"
    elif form == "PNG":
        pixels.save(out, "PNG", compress_level=6)
        content_type, ending = "image/png", "png"
    else:
        pixels.save(out, "WEBP", quality=80, method=2)
        content_type, ending = "image/webp", "webp"
    return Pixels(content_type, ending, pixels.width, pixels.height, out.getvalue())


def _plain(picture: Image.Image) -> Image.Image:
    """A new picture of the pixels alone: upright, sRGB, eight bits, RGB or RGBA, not larger than we keep."""
    orientation = picture.getexif().get(0x0112, 1)
    profile = picture.info.get("icc_profile")
    pixels = _eight_bits(picture)
    pixels.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS, reducing_gap=2.0)
    pixels = _in_srgb(pixels, profile)
    if pixels.mode == "RGBA" and pixels.getchannel("A").getextrema() == (255, 255):
        pixels = pixels.convert("RGB")
    clean = Image.new(pixels.mode, pixels.size)
    clean.paste(pixels)
    if orientation in range(2, 9):
        clean.getexif()[0x0112] = orientation
        clean = ImageOps.exif_transpose(clean)
        clean.getexif().clear()
    clean.info.clear()
    return clean


def _eight_bits(picture: Image.Image) -> Image.Image:
    if picture.mode.startswith("I;16"):
        return picture.convert("I").point(lambda value: value * (1 / 256)).convert("L").convert("RGB")
    if picture.mode in {"RGBA", "LA", "PA", "La", "RGBa"} or "transparency" in picture.info:
        return picture if picture.mode == "RGBA" else picture.convert("RGBA")
    return picture if picture.mode in {"RGB", "CMYK"} else picture.convert("RGB")


def _in_srgb(pixels: Image.Image, profile: bytes | None) -> Image.Image:
    """Converted by the picture's own colour profile; a profile that cannot be read is left out."""
    mode = "RGB" if pixels.mode == "CMYK" else pixels.mode
    if profile:
        try:
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(pixels, own, _SRGB, outputMode=mode)
            if converted is not None:
                return converted
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass
    return pixels if pixels.mode == mode else pixels.convert(mode)


def _moving(picture: Image.Image) -> tuple[Pixels, Image.Image]:
    """A moving picture keeps moving; its renditions show the first frame."""
    count = getattr(picture, "n_frames", 1)
    if count > MOST_FRAMES or count * picture.width * picture.height > 2 * MOST_PIXELS:
        raise Trouble("long")
    times = []
    frames = []
    for frame in ImageSequence.Iterator(picture):
        _refuse_huge(frame, "GIF")
        times.append(max(20, int(frame.info.get("duration", 100))))
        frames.append(_plain(frame))
    out = io.BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:], duration=times, loop=0, disposal=2)
    return Pixels("image/gif", "gif", frames[0].width, frames[0].height, out.getvalue()), frames[0]


def _refuse_huge(picture: Image.Image, decoder: str) -> None:
    most = MOST_PIXELS if decoder in FROM_CAMERAS else MOST_DRAWN_PIXELS
    if picture.width * picture.height > most:
        raise Trouble("huge", most // 1_000_000)
