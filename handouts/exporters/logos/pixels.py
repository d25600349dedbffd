"""PNG and JPEG: any depth, palette, profile and transparency become plain sRGB on white."""

from __future__ import annotations

import io
import struct
import warnings
import zlib

from PIL import Image, ImageCms, ImageOps

from handouts.errors import LayoutError
from handouts.layout.logo import Picture

_MOST_PIXELS = 40_000_000
_LONGEST = 1600  # pixels: more than 600 to the inch in the widest logo that we print
_BROKEN = (OSError, SyntaxError, ValueError, struct.error, zlib.error, EOFError)


def read_picture(data: bytes) -> Picture:
    """Raises LayoutError for what is broken or would burst."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow's bounds are wider than ours
            with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as image:
                _refuse_bombs(image)
                image.load()
                plain = _on_white(ImageOps.exif_transpose(image))
    except Image.DecompressionBombError:
        raise _too_large() from None
    except _BROKEN as error:
        raise LayoutError(
            f"is broken or cut short ({error}).", hint="Save it again, or copy it anew."
        ) from None
    plain.thumbnail((_LONGEST, _LONGEST), Image.Resampling.LANCZOS)
    return picture_of(plain)


def picture_of(image: Image.Image) -> Picture:
    """Of an image in grey or sRGB; nothing but its pixels goes into the file."""
    bare = Image.new(image.mode, image.size)
    bare.paste(image)
    stream = io.BytesIO()
    bare.save(stream, "PNG", compress_level=9)
    return Picture(image.width, image.height, stream.getvalue())


def opened(picture: Picture) -> Image.Image:
    """Its pixels again."""
    image = Image.open(io.BytesIO(picture.png))
    image.load()
    return image


def _too_large() -> LayoutError:
    return LayoutError(
        "has more than 40 million pixels.", hint="Save it smaller: 1600 pixels across are enough."
    )


def _refuse_bombs(image: Image.Image) -> None:
    if image.width * image.height > _MOST_PIXELS:
        raise _too_large()


def _on_white(image: Image.Image) -> Image.Image:
    profile = image.info.get("icc_profile")
    if image.mode.startswith("I"):  # 16 bits of grey
        image = image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in image.info:
        whole = image.convert("RGBA")
        image = Image.new("RGB", whole.size, "white")
        alpha = whole.getchannel("A")
        image.paste(_in_srgb(whole.convert("RGB"), profile), mask=alpha)
        return image
    if image.mode == "P":
        image = image.convert("RGB")
    return _in_srgb(image, profile)


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """A profile that does not fit the pixels is passed over, as browsers do."""
    if profile:
        try:
            found = ImageCms.profileToProfile(
                image,
                ImageCms.ImageCmsProfile(io.BytesIO(profile)),
                ImageCms.createProfile("sRGB"),
                outputMode="RGB",
            )
        except (ImageCms.PyCMSError, OSError, ValueError):
            return image.convert("RGB")
        return image.convert("RGB") if found is None else found
    return image.convert("RGB")
