"""Sound and film: packed anew with nothing in the package but sound and pictures; and made playable everywhere.

Packing anew copies what was recorded bit for bit. Titles, places, makers, cover pictures, chapters and the tracks in
which telephones write where they were stay behind.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import IO, Any

import av
from av.container import InputContainer, OutputContainer
from av.filter import Graph

from hub.media.darkroom.made import Made, Trouble
from hub.media.darkroom.pixels import FIRST_WIDTH, Pixels, encode

# By name, so that no file is taken for a play list that leads elsewhere.
READ_AS = {"mp4": "mov", "m4a": "mov", "mov": "mov", "webm": "matroska", "weba": "matroska", "mp3": "mp3"}
WRITTEN_AS = {"m4a": "ipod", "weba": "webm", "mp3": "mp3"}
OPTIONS = {"mp4": {"movflags": "+faststart"}, "m4a": {"movflags": "+faststart"}, "mp3": {"id3v2_version": "0"}}
FITS_MP4 = {"h264", "hevc", "av1", "mpeg4", "aac", "mp3", "alac", "ac3"}
SHOWN_EVERYWHERE = {"h264", "aac", "mp3"}
PLAIN_COLOURS = {"yuv420p", "yuvj420p"}
LONGEST_SIDE = 1280
LONGEST = 600
"""Seconds of film that are made anew; the worker has other things to do."""
CONTENT_TYPES = {"mp4": "video/mp4", "mov": "video/quicktime", "webm": "video/webm"} | {
    "m4a": "audio/mp4", "weba": "audio/webm", "mp3": "audio/mpeg", "ogg": "audio/ogg", "wav": "audio/wav"
}  # fmt: skip


def develop(file: IO[bytes], folder: Path, ending: str, kind: str) -> list[Made]:
    """The recording without a word about who made it where, and of a film a picture. Raises Trouble("broken")."""
    try:
        with _opened(file, ending) as source:
            streams = _streams(source, kind)
            ending = _ending(ending, streams)
            path = folder / f"original.{ending}"
            _copy(source, streams, path, ending)
            picture = _first_picture(source, streams[0]) if kind == "video" else None
            plays = _plays(streams, ending)
    except (av.error.FFmpegError, ValueError, OverflowError) as error:
        raise Trouble("broken") from error
    width, height = (picture.width, picture.height) if picture else (0, 0)
    made = [Made("original", str(path), CONTENT_TYPES[ending], ending, width, height, plays)]
    if picture:
        picture.thumbnail((FIRST_WIDTH * 2, FIRST_WIDTH * 2))
        poster: Pixels = encode(picture, "WEBP")
        made.append(poster.written(folder, "poster.webp"))
    return made


def playable(file: IO[bytes], folder: Path, ending: str, kind: str) -> list[Made]:
    """The same in the one form that every browser plays: H.264 and AAC. Raises Trouble."""
    to = "mp4" if kind == "video" else "m4a"
    path = folder / f"everywhere.{to}"
    try:
        with _opened(file, ending) as source:
            streams = _streams(source, kind)
            if kind == "video" and (source.duration or 0) > LONGEST * av.time_base:
                raise Trouble("long")
            with av.open(str(path), "w", format=WRITTEN_AS.get(to, to), options=OPTIONS[to]) as target:
                width, height = _convert(source, streams, target)
    except (av.error.FFmpegError, ValueError, OverflowError) as error:
        raise Trouble("broken") from error
    return [Made(f"everywhere.{to}", str(path), CONTENT_TYPES[to], to, width, height)]


def _opened(file: IO[bytes], ending: str) -> InputContainer:
    return av.open(file, "r", format=READ_AS.get(ending, ending), metadata_errors="ignore")


def _streams(source: InputContainer, kind: str) -> list[Any]:
    """The pictures, if it is a film, and the sound."""
    covers = av.stream.Disposition.attached_pic
    found: list[Any] = [one for one in source.streams.video if not one.disposition & covers][:1] * (kind == "video")
    found += source.streams.audio[:1]
    if not found or (kind == "video" and found[0].type != "video"):
        raise Trouble("broken")
    return found


def _ending(ending: str, streams: list[Any]) -> str:
    """What a telephone calls QuickTime is mostly an MP4 film under another name."""
    return "mp4" if ending == "mov" and {one.codec_context.name for one in streams} <= FITS_MP4 else ending


def _plays(streams: list[Any], ending: str) -> bool:
    names = {one.codec_context.name for one in streams}
    if streams[0].type == "audio":
        return ending in {"mp3", "wav"} or (ending == "m4a" and names <= SHOWN_EVERYWHERE)
    return ending == "mp4" and names <= SHOWN_EVERYWHERE and streams[0].codec_context.pix_fmt in PLAIN_COLOURS


def _copy(source: InputContainer, streams: list[Any], path: Path, ending: str) -> None:
    form = WRITTEN_AS.get(ending, ending)
    with av.open(str(path), "w", format=form, options=OPTIONS.get(ending, {})) as target:
        to = {}
        for one in streams:
            to[one.index] = target.add_stream_from_template(one)
            to[one.index].metadata.clear()
        count = 0
        for packet in source.demux(streams):
            if packet.dts is None and packet.pts is None:
                continue
            packet.stream = to[packet.stream_index]
            target.mux(packet)
            count += 1
    if not count:
        raise Trouble("broken")


def _first_picture(source: InputContainer, stream: Any) -> Any:
    """From the first second, upright."""
    source.seek(0)
    chosen = None
    for frame in source.decode(stream):
        chosen = frame
        if frame.time is None or frame.time >= 1:
            break
    if chosen is None:
        raise Trouble("broken")
    return chosen.to_image().rotate(chosen.rotation, expand=True)


def _convert(source: InputContainer, streams: list[Any], target: OutputContainer) -> tuple[int, int]:
    graph: Graph | None = None
    to: dict[int, Any] = {}
    for one in streams:
        if one.type == "audio":
            to[one.index] = target.add_stream("aac", rate=48_000, layout="stereo")
            to[one.index].bit_rate = 128_000
    for frame in source.decode(*streams):
        if isinstance(frame, av.AudioFrame):
            target.mux(to[_sound(streams).index].encode(frame))
            continue
        if graph is None:
            graph = _upright_and_small(streams[0], frame)
        graph.push(frame)
        for ready in _pulled(graph):
            if streams[0].index not in to:
                to[streams[0].index] = _film(target, streams[0], ready)
            target.mux(to[streams[0].index].encode(ready))
    for made in to.values():
        target.mux(made.encode(None))
    film = to.get(streams[0].index) if streams[0].type == "video" else None
    return (film.width, film.height) if film else (0, 0)


def _sound(streams: list[Any]) -> Any:
    return next(one for one in streams if one.type == "audio")


def _film(target: OutputContainer, source: Any, frame: Any) -> Any:
    rate = source.average_rate or source.guessed_rate or Fraction(30)
    film: Any = target.add_stream("libx264", rate=min(rate, Fraction(60)), options={"preset": "veryfast", "crf": "24"})
    film.width, film.height, film.pix_fmt, film.time_base = frame.width, frame.height, "yuv420p", frame.time_base
    film.codec_context.thread_count = 2
    film.codec_context.time_base = frame.time_base
    return film


def _upright_and_small(stream: Any, frame: Any) -> Graph:
    turns = {90: ["transpose=cclock"], 270: ["transpose=clock"], 180: ["hflip", "vflip"]}
    graph = Graph()
    last = graph.add_buffer(template=stream, width=frame.width, height=frame.height, format=frame.format)
    side = f"min({LONGEST_SIDE},max(iw,ih))"
    wide = f"scale=w='if(gte(iw,ih),{side},-2)':h='if(gte(iw,ih),-2,{side})'"
    steps = [*turns.get(frame.rotation % 360, []), wide, "scale=w='trunc(iw/2)*2':h='trunc(ih/2)*2'", "format=yuv420p"]
    for step in [*steps, "buffersink"]:
        name, _sign, options = step.partition("=")
        node = graph.add(name, options or None)
        last.link_to(node)
        last = node
    graph.configure()
    return graph


def _pulled(graph: Graph) -> Iterator[Any]:
    while True:
        try:
            yield graph.pull()
        except (av.error.BlockingIOError, av.error.EOFError):
            return
