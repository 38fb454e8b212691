"""Every change to meetings and reports: one verb a function, keyword arguments, one transaction."""
