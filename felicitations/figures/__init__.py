"""Numbers as figures: plain data that a template sets as a list, so that a figure needs no script and no drawing."""
