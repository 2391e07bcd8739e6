"""The resolve room: claims in, the same claims with places, days, actors and speakers resolved.

One report at a time. Every answer carries its reason, and staying open is an answer; the words are never changed. What
hangs on a speaker's side (attributed, claimed or confirmed) is settled here, once the side is known.

To put another resolver in this one's place, pass any function of the shape of :func:`resolve_claims`.
"""

from factbox.resolve.claims import resolve_claims

__all__ = ["resolve_claims"]
