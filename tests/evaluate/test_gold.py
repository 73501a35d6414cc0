"""Gold files: exact words become offsets, and whatever contradicts the text or itself is told with file and place."""

from __future__ import annotations

import json

import pytest

from kg.errors import InputError
from kg.evaluate import read_gold
from kg.model import ActorKind, Span
from tests.evaluate.golds import actors, announced, claim, held, meeting, record, write


def test_a_folder_is_read_by_the_names_of_its_files(tmp_path):
    folder = write(tmp_path, held(), announced())
    assert [gold.identifier for gold in read_gold(folder)] == ["announced", "held"]
    (one,) = read_gold(folder / "held.json")
    assert one.identifier == "held"


def test_words_become_offsets_and_keys_become_actors(tmp_path):
    (gold,) = read_gold(write(tmp_path, announced()))
    first = gold.claims[0]
    assert gold.at(first.content) == "nothing will be decided about Ukraine without Ukraine"
    assert [speaker.name for speaker in first.speakers] == ["White House spokesperson", "United States"]
    assert first.speakers[0].kind is ActorKind.UNNAMED
    assert first.speakers[0].optional
    assert [[actor.item for actor in one] for one in gold.meetings[0].participants] == [["Q159"], ["Q30"]]
    assert gold.layers == {"actors", "meetings", "claims"}


def test_the_second_of_two_equal_words_and_offsets(tmp_path):
    claims = [claim("Ukraine", nth=2), {**claim("x"), "content": [0, 6]}]
    (gold,) = read_gold(write(tmp_path, record("announced", claims=claims)))
    assert gold.claims[0].content.begin > gold.text.index("Ukraine")
    assert gold.claims[1].content == Span(0, 6)


def test_dates_are_a_layer_where_they_are_given(tmp_path):
    dates = [{"span": "10 January", "value": "2022-01-10"}, {"span": [0, 6], "value": "2022", "optional": True}]
    (gold,) = read_gold(write(tmp_path, record("announced", dates=dates)))
    assert "dates" in gold.layers
    assert [date.optional for date in gold.dates] == [False, True]


def test_claims_alone_can_be_annotated(tmp_path):
    alone = {key: value for key, value in announced().items() if key != "meetings"}
    (gold,) = read_gold(write(tmp_path, {**alone, "layers": ["claims"]}))
    assert gold.layers == {"claims"}
    assert not gold.meetings


RUSSIA = actors("Russia")


@pytest.mark.parametrize(
    ("changed", "place", "told"),
    [
        ({"text": None}, "text", "is missing"),
        ({"id": 7}, "id", "must be a string, found 7"),
        ({"actors": None}, "actors", "is missing"),
        ({"meetings": {}}, "meetings", "must be a list of objects"),
        ({"claims": ["x"]}, "claims[0]", "must be an object, found 'x'"),
        ({"layers": ["colours"]}, "layers", "knows no 'colours'; known are actors"),
        ({"actors": [{**RUSSIA[0], "type": "planet"}]}, "actors[0].type", "must be one of state, igo"),
        ({"actors": [{**RUSSIA[0], "names": ["Atlantis"]}]}, "actors[0].names", "none of them stands in the text"),
        ({"actors": [{**RUSSIA[0], "names": "Russia"}]}, "actors[0].names", "must be a list of strings"),
        ({"actors": [{**RUSSIA[0], "optional": 1}]}, "actors[0].optional", "must be true or false, found 1"),
        ({"claims": [claim("Moscow", "Russia")]}, "claims[0].speaker", "names 'Russia', which is no key in 'actors'"),
        ({"claims": [claim("Atlantis")]}, "claims[0].content", "does not stand in the text so often: 'Atlantis'"),
        ({"claims": [claim("Moscow", nth=2)]}, "claims[0].content", "so often"),
        ({"claims": [claim("Moscow", nth=0)]}, "claims[0].nth", "must be a number from 1, found 0"),
        ({"claims": [{**claim("x"), "content": [9, 3]}]}, "claims[0].content", "two offsets in the text of"),
        ({"claims": [{**claim("Moscow"), "mode": "sung"}]}, "claims[0].mode", "must be one of direct, indirect, found 'sung'"),
        ({"claims": [claim("Moscow", kind="rumour")]}, "claims[0].type", "must be one of statement, denial"),
        ({"meetings": [meeting(["Russia"])]}, "meetings[0].participants", "names 'Russia'"),
        ({"meetings": [{**meeting(), "participants": ["Russia"]}]}, "meetings[0].participants", "must be a list of strings"),
        ({"meetings": [meeting([])]}, "meetings[0].participants", "must be a list of lists"),
        ({"meetings": [meeting(["Russia"], status="dreamt")], "actors": RUSSIA}, "meetings[0].status", "must be one of proposed"),
        ({"dates": [{"span": "10 January"}]}, "dates[0].value", "is missing"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(tmp_path, changed, place, told):
    folder = write(tmp_path, record("announced", **changed) | {"id": changed.get("id", "announced")})
    with pytest.raises(InputError) as raised:
        read_gold(folder)
    assert str(raised.value).startswith(f"{next(folder.iterdir())}: {place}: ")
    assert told in str(raised.value)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b'{"id":\n"x",}', "x.json:2: is not JSON"),
        (b"[1]", "must hold one JSON object"),
        (b'"\xff"', "is not UTF-8 at byte 1"),
        (b"[" * 100_000, "too deep a nesting"),
    ],
)
def test_a_file_that_is_no_gold(tmp_path, content, told):
    (tmp_path / "x.json").write_bytes(content)
    with pytest.raises(InputError, match=r"x\.json") as raised:
        read_gold(tmp_path)
    assert told in str(raised.value)


def test_no_gold_at_all(tmp_path):
    with pytest.raises(InputError, match="there is no such file or folder"):
        read_gold(tmp_path / "nowhere")
    (tmp_path / "notes.txt").write_text(json.dumps({}), encoding="utf-8")
    with pytest.raises(InputError, match=r"holds no gold file \(\.json\)"):
        read_gold(tmp_path)
