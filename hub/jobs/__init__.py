"""Work for later: a queue in the database, its worker, the schedule, and `hub serve` which starts them."""
