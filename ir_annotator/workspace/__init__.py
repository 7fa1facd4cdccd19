"""What is open, what is selected, what just changed; works without a window."""
