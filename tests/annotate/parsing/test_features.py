from kg.annotate.parsing.features import Features, form_of

FEATURES = Features(("berunding", "0000", "di"), groups=1000, shapes=50)


def test_forms_are_counted_from_one():
    assert [FEATURES.rows(word).form for word in ("Berunding", "2022", "di", "unheard")] == [1, 2, 3, 0]


def test_words_that_share_letters_share_rows():
    assert set(FEATURES.rows("berunding").groups) & set(FEATURES.rows("perundingan").groups)
    assert FEATURES.rows("di").groups != FEATURES.rows("ke").groups


def test_spelling_has_its_own_row():
    assert FEATURES.rows("Jakarta").shape == FEATURES.rows("Bandung").shape
    assert len({FEATURES.rows(word).shape for word in ("jakarta", "Jakarta", "JAKARTA", "2022")}) == 4


def test_rows_are_the_same_everywhere():
    rows = FEATURES.rows("NATO-Rusia")
    assert (rows.groups[:3], rows.shape) == ((1, 27, 158), 0)


def test_any_text_has_rows():
    for word in ("", "a", "\ud800", "—" * 400):
        assert FEATURES.rows(word).groups
    assert form_of("Pada-12/3") == "pada-00/0"
