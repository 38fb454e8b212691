"""How much of a file is taken. What is more is refused before it costs time or memory.

A report of 500,000 characters, the most that is imported, has about 20,000 paragraphs; Word splits it into some 50,000
to 100,000 runs, that are 20 to 40 MB of XML at most.
"""

FILE_BYTES = 50 * 1024**2  # of the file as it is
PARTS = 2_000  # entries of the archive
UNPACKED_BYTES = 300 * 1024**2  # of all parts together, by the archive's own directory
PART_BYTES = 100 * 1024**2  # of one part
XML_BYTES = 48 * 1024**2  # of one part that is read as XML
# An empty page of XML shrinks to about 1/50, a white picture to about 1/150.
RATIO = 200
RATIO_FROM_BYTES = 1024**2  # a smaller part does no harm, however small it was packed

# Of all parts that are read of one document together; an element costs about 120 bytes, an attribute about 250.
NODES = 2_000_000
PARAGRAPHS = 60_000
DEPTH = 200  # elements inside each other; ten tables inside each other make 60

STYLES_IN_A_CHAIN = 64  # styles based on each other; Word itself stops at 11
