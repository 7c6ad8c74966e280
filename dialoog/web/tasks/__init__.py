"""What is to be done: late, this week and later."""
