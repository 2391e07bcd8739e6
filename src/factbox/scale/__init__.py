"""The scale room: the same reading over an archive, by many processes or machines; the only room that knows of them.

Takes paths, and gives a folder of finished shards, each with its reports and claims as Parquet by day of publication
(:func:`batch_reports`); takes such a folder, and brings it into a ledger (:func:`load_shards`). What is read, and how,
is :func:`factbox.pipeline.read_intake`, a pure function of one report: whoever runs it, it says the same.

To plug in another engine, add a function to ``ENGINES`` in ``engines.py``. ``docs/scale.md`` has the measurements.
"""

from factbox.scale.batch import Told, batch_reports
from factbox.scale.engines import ENGINES, WorkerDiedError
from factbox.scale.loading import load_shards
from factbox.scale.worker import Reading

__all__ = ["ENGINES", "Reading", "Told", "WorkerDiedError", "batch_reports", "load_shards"]
