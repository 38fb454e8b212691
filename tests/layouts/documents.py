"""Documents for measuring: one as the layout says, and one that is not."""

import io

import docx

from reportsite.document import docx as writer
from reportsite.document.layout import GB_T_9704
from reportsite.layouts.sample import sample


def sound(layout=GB_T_9704):
    """A DOCX as the layout says."""
    return writer.render(sample(layout), layout)


def unsound():
    """A DOCX as Word makes it without any setting."""
    document = docx.Document()
    document.add_heading("青禾林场的检查材料", 0)
    for text in ("一、存在的问题。", "（一）巡山不勤,记录不全", "（三）看护不严。", '他说"没有"。'):
        document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
