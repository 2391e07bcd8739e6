"""From each data set's own files to :class:`training.examples.Example`; one module a format."""
