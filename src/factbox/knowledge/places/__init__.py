"""The gazetteer: what places there are, by what names, and what is capital of what.

Takes a name as written and gives every place it can mean, best known first; takes a place id and gives the place. It
never chooses: that needs the report, and is the resolve room's affair. Data: GeoNames (CC BY 4.0) and Natural Earth
(public domain), with tables of our own for what the press writes otherwise; see ORIGINS.md beside this file.

To add a spelling, a region or a demonym, add a row to a table here and run ``tools/build_gazetteer.py``. To have every
village of a country, build a gazetteer of your own from a dump of GeoNames with :func:`build.build_gazetteer`, and pass
its file to :func:`open_gazetteer`.
"""

from factbox.knowledge.places.boundaries import Outline, read_boundaries
from factbox.knowledge.places.gazetteer import SHIPPED, Entry, Gazetteer, open_gazetteer
from factbox.knowledge.places.names import fold

__all__ = ["SHIPPED", "Entry", "Gazetteer", "Outline", "fold", "open_gazetteer", "read_boundaries"]
