"""Pages for layouts, fonts, and measuring documents."""
