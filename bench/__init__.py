"""What the application costs and what it withstands, measured: started by bin/bench."""
