"""Files in and out of the domain: one file per format; knows no database and no window."""
