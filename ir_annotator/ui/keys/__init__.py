"""Which key does what where, and finding what can be done by its name."""
