"""PDF files read by what is printed and ruled on their pages."""
