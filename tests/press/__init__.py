"""Two presses that print newspaper pages with gold, made apart from ``wreck``.

Weights learned from one generator fit its habits: what it never prints weighs nothing,
what it prints too often weighs too much. These two were written from another hand's
idea of newspapers, share no code with ``wreck`` and lay out differently (``modest``
sets row after row, ``harsh`` puts boxes in the order of a PDF's stream), so a cue that
holds on all three is more likely to be one of newspapers. The gold's conventions are
those that the docstring of ``wreck`` names.
"""
