"""Pictures of claims: what is drawn where is worked out without Qt, and the widgets only draw it.

A `picture` is a column of lanes over one axis: `series` makes those of figures, and `statements` that of
statements. The places of their marks run from 0 to 1; `axes` says where a number or a day stands.

`layout` stacks the lanes in pixels, for a width and a text size, so that whether labels overlap or are cut
can be checked without looking. `frame` says what stands beside what in all lanes, `rows` puts each lane in
its place, `packing` finds room for its marks with their labels, and `axis_layout` for the labels of the axis
and of guides; `sizes` and `texts` are the lengths and the type of all plots.

`canvas` draws that with pyqtgraph, and `points` lies on top of it as an item view over the marks: it gives
them hover text, keys, selection and a voice for screen readers in the ways that Qt has for any list.

A history is made the same way: `timeline` turns records into a `history_picture`, and `time_layout` puts into
pixels what time does not move. `time_scene` places what is seen of a part of time, with the labels of
`line_ends`; `time_canvas` draws it, and `day_view` lies on top. `claimed` says how a claim is drawn in both.
"""
