import gzip

from training.sentences import columns, iob2, spaces_between, treebank, with_layers

CONLLU = """# text = Dia membacanya.
1\tDia\tdia\tPRON\t_\t_\t2\tnsubj\t_\t_
2-3\tmembacanya\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
2\tmembaca\tbaca\tVERB\t_\t_\t0\troot\t_\t_
3\tnya\tnya\tPRON\t_\t_\t2\tobj\t_\t_
4\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_

"""


def written(path, text):
    path.write_text(text, encoding="utf-8")
    return path


def test_a_treebank_is_read_as_it_splits_words(tmp_path):
    (sentence,) = treebank(written(tmp_path / "a.conllu", CONLLU))
    assert sentence.words == ("Dia", "membaca", "nya", ".")
    assert sentence.spaces == (True, False, False, True)
    assert sentence.heads == (1, 1, 1, 1)
    assert sentence.deps == ("nsubj", "root", "obj", "punct")


def test_whole_words_carry_what_their_governing_part_has(tmp_path):
    (sentence,) = treebank(written(tmp_path / "a.conllu", CONLLU), whole_words=True)
    assert sentence.words == ("Dia", "membacanya", ".")
    assert sentence.spaces == (True, False, True)
    assert sentence.upos == ("PRON", "VERB", "PUNCT")
    assert sentence.heads == (1, 1, 1)


def test_packed_treebanks_are_read_too(tmp_path):
    path = tmp_path / "a.conllu.gz"
    path.write_bytes(gzip.compress(CONLLU.encode()))
    assert len(list(treebank(path))) == 1


def test_columns_give_consistent_tags(tmp_path):
    (one, two) = columns(written(tmp_path / "a.txt", "Anton PROPN I-PER\nZelmar PROPN I-PER\n\ndi ADP O\nOslo PROPN B-LOC\n"))
    assert one.entities == ("B-PER", "I-PER")
    assert two.entities == ("O", "B-LOC")


def test_kinds_that_are_not_used_are_outside(tmp_path):
    (sentence,) = iob2(written(tmp_path / "a.iob2", "# text = x\n1\tNorse\tB-OTH\t-\t-\n2\tOslo\tB-LOC\t-\t-\n"))
    assert sentence.entities == ("O", "B-LOC")


def test_blanks_are_guessed_around_marks():
    assert spaces_between(("(", "Oslo", ")", ",", "ya")) == (False, False, False, True, False)


def test_missing_layers_are_filled_and_others_kept(tmp_path):
    (parsed,) = treebank(written(tmp_path / "a.conllu", CONLLU), whole_words=True)
    (named,) = columns(written(tmp_path / "a.txt", "Dia PRON O\nmembacanya VERB O\n. PUNCT O\n"))
    both = with_layers(named, parsed)
    assert both.entities == ("O", "O", "O")
    assert both.heads == parsed.heads
