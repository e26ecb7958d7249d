"""What is true of Vietnamese texts in general: spelling, places, document numbers, dates."""
