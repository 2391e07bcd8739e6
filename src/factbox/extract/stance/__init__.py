"""How far a report goes with what it tells: is it so, denied, expected, supposed, long past, or nobody's word?"""
