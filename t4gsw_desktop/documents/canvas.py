"""One way to begin a PDF: our own font, British English, a title, and the same bytes for the same facts."""

from typing import BinaryIO

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from t4gsw_desktop.documents.fonts import PRIMARY, load_font

# Compressed pages as they are, not written out in letters for mail programs of long ago: files are an eighth smaller.
rl_config.useA85 = 0


def begin_pdf(out: BinaryIO, title: str, page_size: tuple[float, float]) -> Canvas:
    """A canvas writing to `out` when saved, with pages of `page_size` points (width, height).

    The document carries its title (shown in the viewer's title bar) and its language, no time stamp, no random
    identity, and no font that is not embedded.
    """
    canvas = Canvas(
        out,
        pagesize=page_size,
        pageCompression=1,
        invariant=1,
        pdfVersion=(1, 7),
        initialFontName=load_font(PRIMARY, bold=False).name,
        lang="en-GB",
    )
    canvas.setTitle(title)
    canvas.setCreator("T4GSW Desktop")
    canvas.setProducer("T4GSW Desktop")
    canvas.setAuthor("Tech4Good South West")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas
