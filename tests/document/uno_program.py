"""Run by the Python that knows UNO, one document at a time: opens it in the LibreOffice behind a pipe, carries out the
script that stands on the standard input, and writes it: uno_program.py PIPE SOURCE TARGET FILTER [DATA as JSON].

A script is Python; it knows `document` and the verbs below, which do what a person does with a mouse and a keyboard.
"""

import json
import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

SECONDS_TO_START = 60
PARAGRAPH_BREAK = 0  # com.sun.star.text.ControlCharacter


def desktop(pipe):
    """The desktop of the LibreOffice that listens, or is about to listen, at the pipe."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    end = time.monotonic() + SECONDS_TO_START
    while True:
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except NoConnectException:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)


def properties(**values):
    return tuple(PropertyValue(name, 0, value, 0) for name, value in values.items())


def verbs(document):
    """What a script can say."""

    def select(text):
        """The place of a text that stands in the document once."""
        search = document.createSearchDescriptor()
        search.SearchString = text
        found = document.findAll(search)
        if found.Count != 1:
            raise LookupError(f"{text!r} occurs {found.Count} times")
        return found.getByIndex(0)

    def change(old, new):
        """Select a text and type another over it."""
        place = select(old)
        place.Text.createTextCursorByRange(place).String = new

    def type_after(text, typed):
        """Go behind a text and type, with the return key for each line end."""
        place = select(text)
        cursor = place.Text.createTextCursorByRange(place.End)
        for index, line in enumerate(typed.split("\n")):
            if index:
                place.Text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
            place.Text.insertString(cursor, line, False)

    def delete_paragraph(text):
        """Select from the beginning of the paragraph that holds a text to the beginning of the next one, and delete."""
        place = select(text)
        cursor = place.Text.createTextCursorByRange(place.Start)
        cursor.gotoStartOfParagraph(False)
        if not cursor.gotoNextParagraph(True):
            cursor.gotoEndOfParagraph(True)
        cursor.String = ""

    return {"document": document, **{verb.__name__: verb for verb in (select, change, type_after, delete_paragraph)}}


def main(pipe, source, target, filter_name, data="{}"):
    opened = desktop(pipe).loadComponentFromURL(Path(source).as_uri(), "_blank", 0, properties(Hidden=True))
    try:
        exec(sys.stdin.buffer.read().decode(), verbs(opened))
        filter_data = uno.Any("[]com.sun.star.beans.PropertyValue", properties(**json.loads(data)))
        opened.storeToURL(Path(target).as_uri(), properties(FilterName=filter_name, FilterData=filter_data))
    finally:
        opened.close(True)


if __name__ == "__main__":
    main(*sys.argv[1:])
