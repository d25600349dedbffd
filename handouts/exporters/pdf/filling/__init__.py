"""The workbook to fill in on a screen: fields in the place of what is written by hand."""
