"""Run by QGIS's own Python: print a layer as one line of JSON, and what the temporal controller shows each day.

/usr/bin/python3 read_in_qgis.py 'kabul.gpkg|layername=control' 2021-08-06 2021-08-07
"""

# mypy: ignore-errors
import json
import os
import sys

from qgis.core import (
    QgsApplication,
    QgsDateTimeRange,
    QgsFeatureRequest,
    QgsVectorLayer,
    QgsVectorLayerTemporalContext,
    QgsVectorLayerTemporalProperties,
)
from qgis.PyQt.QtCore import QDate, QDateTime, Qt, QTime


def plain(value):
    """Return a value of a field as JSON has it: days and moments in ISO form, what is null as null."""
    if hasattr(value, "isNull") and value.isNull():
        return None
    return value.toString(Qt.ISODate) if hasattr(value, "toString") else value


def in_frame(layer, day):
    """Return the rows of one day, as the temporal controller chooses them by the fields ``start`` and ``end``."""
    times = layer.temporalProperties()
    times.setIsActive(True)
    times.setMode(QgsVectorLayerTemporalProperties.ModeFeatureDateTimeStartAndEndFromFields)
    times.setStartField("start")
    times.setEndField("end")
    date = QDate.fromString(day, Qt.ISODate)
    frame = QgsDateTimeRange(
        QDateTime(date, QTime(0, 0), Qt.UTC), QDateTime(date.addDays(1), QTime(0, 0), Qt.UTC), True, False
    )
    context = QgsVectorLayerTemporalContext()
    context.setLayer(layer)
    request = QgsFeatureRequest().setFilterExpression(times.createFilterString(context, frame))
    return [feature["id"] for feature in layer.getFeatures(request)]


def main(address, *days):
    """Open a layer, and print it."""
    application = QgsApplication([], False)
    application.initQgis()
    layer = QgsVectorLayer(address, "layer", "ogr")
    fields = {field.name(): field.typeName() for field in layer.fields()}
    rows = []
    for feature in layer.getFeatures():
        point = None if feature.geometry().isNull() else feature.geometry().asPoint()
        row = {name: plain(feature[name]) for name in fields}
        rows.append({**row, "point": point and [point.x(), point.y()]})
    frames = {day: in_frame(layer, day) for day in days}
    told = {"valid": layer.isValid(), "crs": layer.crs().authid(), "fields": fields, "rows": rows, "frames": frames}
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()
    os._exit(0)  # QGIS 3.22 may crash while it tidies up


main(*sys.argv[1:])
