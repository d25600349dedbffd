"""What makes a book fit a printer: sheets to fold, crop marks, greys, room for the binding."""
