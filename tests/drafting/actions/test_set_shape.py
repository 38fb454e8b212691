from reportsite.content.numbering import Shape
from reportsite.drafting.actions.items import set_shape
from reportsite.drafting.rows import load


def test_one_item_stands_otherwise_than_its_siblings_and_then_as_they_do(full, item, drafter, journal):
    shape = Shape("1.", own_line=True)
    set_shape(report=full, person=drafter, item=item("d1"), shape=shape)
    nodes = load(full).nodes
    assert (nodes["d1"].shape, nodes["d2"].shape) == (shape, None)
    set_shape(report=full, person=drafter, item=item("d1"), shape=None)
    assert load(full).nodes["d1"].shape is None
    assert journal() == [("shape", "d1", "", "1.-own"), ("shape", "d1", "", "")]
