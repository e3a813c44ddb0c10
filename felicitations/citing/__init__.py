"""How an article or an act is cited: one record, and all that is made from it.

`felicitations.citing.record` makes the record; sentences, tags, COinS, linked data and files only write it down, each
in its own form. So they agree.
"""
