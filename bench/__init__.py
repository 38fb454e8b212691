"""What our documents and our importer cost, beside what others make of the same text: started by bin/bench."""
