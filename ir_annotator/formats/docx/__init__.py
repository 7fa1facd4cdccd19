"""Word files (.docx) read by walking their XML."""
