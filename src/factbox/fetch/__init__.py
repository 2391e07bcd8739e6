"""The fetch room: an address in, what its server sent out, and never a connection to where it must not go.

Takes http and https addresses. Gives a :class:`Response`, or a :class:`FetchError` that says why not and whether to
try again. It is the only room that knows the network; ``watch`` alone asks it, and only where a user asked for that.

To plug in another way to fetch, pass ``watch`` a function of the shape of :meth:`Fetcher.fetch`.
"""

from factbox.fetch.addresses import AddressError, is_public
from factbox.fetch.fetcher import Fetcher, FetchError, Limits, Response

__all__ = ["AddressError", "FetchError", "Fetcher", "Limits", "Response", "is_public"]
