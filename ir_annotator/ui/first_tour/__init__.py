"""The one-minute tour: marks over the real window that wait for the real keys."""
