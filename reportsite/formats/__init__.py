"""How dates and times stand on every page, for each language: a long form with the year, and SHORT_DATETIME_FORMAT without it
for what was done lately. Templates and `date_format` name the form; none spells one out, but for
the seconds that tell two buttons of one page apart."""
