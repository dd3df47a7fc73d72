"""Guest lists in: bytes or pasted text to a table, its columns to fields, its rows to a preview; nothing is written.

The way through: `reading.read_table` or `pasted.read_pasted`, `columns.recognise`, `preview.preview` with
`known.KnownPerson` and `known.KnownPlace`, and, where there is no window, `preview_json.preview_as_json`. What cannot
be read raises Refusal.
"""
