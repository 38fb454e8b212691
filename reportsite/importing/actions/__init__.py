"""Every change to imports: one verb a function, each in one transaction."""
