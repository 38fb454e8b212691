"""What our documents cost, beside what others make of the same text: started by bin/bench."""
