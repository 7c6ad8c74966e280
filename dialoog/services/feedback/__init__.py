"""After the day: answer, tell, ask whether it is better, and only then close."""
