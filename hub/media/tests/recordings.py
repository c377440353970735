"""Sound and film as telephones and browsers make them: short, with place and maker in them."""

from __future__ import annotations

import io
import math
from fractions import Fraction
from typing import Any

import av
from PIL import Image

CANARY = "CANARY-48.85-2.29"
_FORMS = {
    "mp4": ("mp4", "libx264", "aac"), "mov": ("mov", "libx264", "aac"), "webm": ("webm", "libvpx-vp9", "libopus"),
    "m4a": ("ipod", "", "aac"), "weba": ("webm", "", "libopus"), "ogg": ("ogg", "", "libopus"),
    "mp3": ("mp3", "", "libmp3lame"), "wav": ("wav", "", "pcm_s16le"), "old.mov": ("mov", "mjpeg", "pcm_s16le"),
}  # fmt: skip


def recorded(form: str, *, seconds: float = 0.6, size: tuple[int, int] = (160, 120)) -> bytes:
    """A recording of this form ("mp4", "webm", …); a film is red on its left and blue on its right."""
    container, film_codec, sound_codec = _FORMS[form]
    out = io.BytesIO()
    options = {"movflags": "use_metadata_tags"} if film_codec and container != "webm" else {}
    with av.open(out, "w", format=container, options=options) as target:
        target.metadata.update(
            {"title": CANARY, "comment": CANARY, "location": CANARY, "com.apple.quicktime.location.ISO6709": CANARY}
        )
        film: Any = target.add_stream(film_codec, rate=10) if film_codec else None
        sound: Any = target.add_stream(sound_codec, rate=48_000)
        if film:
            film.width, film.height = size
            film.pix_fmt = "yuvj420p" if film_codec == "mjpeg" else "yuv420p"
            film.metadata["title"] = CANARY
            _show(target, film, seconds)
        _play(target, sound, seconds)
    return out.getvalue()


def _show(target: Any, film: Any, seconds: float) -> None:
    picture = Image.new("RGB", (film.width, film.height), (220, 20, 20))
    picture.paste((20, 20, 220), (film.width // 2, 0, film.width, film.height))
    for number in range(max(1, round(seconds * 10))):
        frame: Any = av.VideoFrame.from_image(picture)  # type: ignore[no-untyped-call]  # it comes half typed
        frame.pts, frame.time_base = number, Fraction(1, 10)
        target.mux(film.encode(frame))
    target.mux(film.encode(None))


def _play(target: Any, sound: Any, seconds: float) -> None:
    wave = b"".join(
        int(8000 * math.sin(at / 17)).to_bytes(2, "little", signed=True) for at in range(round(48_000 * seconds))
    )
    frame = av.AudioFrame(format="s16", layout="mono", samples=len(wave) // 2)
    frame.sample_rate, frame.pts = 48_000, 0
    frame.planes[0].update(wave)
    resampler = av.AudioResampler(format=sound.format, layout=sound.layout, rate=48_000)
    for ready in resampler.resample(frame):
        target.mux(sound.encode(ready))
    target.mux(sound.encode(None))
