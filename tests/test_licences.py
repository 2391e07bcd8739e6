"""Every file of the package has a licence on the page, and the page names no file that is not there."""

from __future__ import annotations

from tools.make_sbom import PACKAGE, data_components, licence_rows

ROWS = list(licence_rows())


def test_every_file_of_the_package_is_in_exactly_one_row_of_data_or_is_code() -> None:
    listed = {path: [row for row in ROWS if path in set(PACKAGE.glob(row[0]))] for path in shipped()}
    assert [str(path) for path, rows in listed.items() if not rows] == []
    licences = {str(path): {row[2] for row in rows} for path, rows in listed.items()}
    assert {path: found for path, found in licences.items() if len(found) != 1} == {}


def shipped() -> list:
    return [path for path in PACKAGE.rglob("*") if path.is_file() and "__pycache__" not in path.parts]


def test_every_row_names_a_file_that_is_there() -> None:
    assert [row[0] for row in ROWS if not any(PACKAGE.glob(row[0]))] == []


def test_the_large_files_are_in_the_bill_of_materials_with_their_licences() -> None:
    found = {one["name"]: one["licenses"][0]["license"] for one in data_components()}
    assert found["factbox/knowledge/places/places.sqlite"] == {"id": "CC-BY-4.0"}
    assert found["factbox/language/core/core.onnx"] == {"id": "Apache-2.0"}
    assert found["factbox/knowledge/places/boundaries.sqlite"] == {"name": "public domain"}
