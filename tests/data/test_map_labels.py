"""Labels of maps: places stand where the dataset of lines has them, and layouts agree."""

from between_powers.data import load


def test_places_stand_on_points_of_the_lines() -> None:
    places = load("map_labels").query("kind == 'place'")
    points = load("pipeline_routes").query("kind == 'point'")
    spots = ["longitude", "latitude", "source_id"]
    known = set(points[spots].itertuples(index=False, name=None))
    astray = [
        spot for spot in places[spots].itertuples(index=False, name=None) if spot not in known
    ]
    assert not places.empty
    assert astray == []


def test_words_of_a_route_name_its_line_and_no_others_do() -> None:
    labels = load("map_labels")
    assert (labels["route"].notna() == (labels["kind"] == "route")).all()


def test_a_narrow_map_has_no_label_that_the_wide_one_lacks() -> None:
    labels = load("map_labels")
    written = labels.assign(text=labels["text"].str.replace("|", " "))
    texts = {layout: set(rows["text"]) for layout, rows in written.groupby("layout")}
    assert texts["narrow"] <= texts["wide"]
