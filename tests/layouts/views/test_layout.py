"""The page of a layout: what it shows, what it stores, and two who change it at once."""

import pytest
from msgspec.structs import replace

from reportsite.document.layout import GB_T_9704, Furniture, Line, Type
from reportsite.layouts.actions import change_layout, create_layout, drop_part
from tests.factories import LayoutFactory, UnitFactory
from tests.pages import Page, asks_to_sign_in, client_of, errors_in, hidden_from, refused, said, tree_of, values_of


@pytest.fixture
def url(row):
    return f"/units/archive/layouts/{row.pk}/"


def stored(row):
    row.refresh_from_db()
    return row.layout


def layout_form(answer):
    return tree_of(answer).xpath("//form[@class='layout-form']")[0]


class TestWhatItShows:
    def test_every_setting_as_it_is_stored(self, url, row, administrator, typed):
        form = layout_form(client_of(administrator).get(url))
        assert {name: values[0] for name, values in values_of(form).items()} == {
            name: str(value) for name, value in typed().items()
        }

    def test_what_differs_from_the_standard(self, url, administrator):
        [one] = client_of(administrator, "en").get(url).context["differences"]
        assert (one.name, one.one, one.other) == ("pitch_pt", "29 pt", "28.95 pt")

    def test_how_much_stands_on_a_page(self, url, administrator):
        tree = tree_of(client_of(administrator).get(url))
        assert [tree.get_element_by_id(name).text for name in ("characters", "lines")] == ["28", "21"]

    def test_what_is_typed_into_the_address_is_shown_and_not_stored(self, url, row, administrator, typed):
        answer = client_of(administrator).get(url, typed(top_mm="40", level3_bold="on", revision="7"))
        form = layout_form(answer)
        values = values_of(form)
        assert [values[name] for name in ("top_mm", "level3_bold", "revision")] == [["40"], ["on"], ["7"]]
        assert [one.name for one in answer.context["differences"]] == ["top_mm", "pitch_pt", "level3.bold"]
        [address] = form.xpath(".//img/@src")
        assert "top_mm=40" in address
        assert "csrf" not in address
        assert stored(row) == replace(GB_T_9704, pitch_pt=29)

    def test_what_is_wrong_in_the_address_is_marked_beside_the_last_sound_sample(self, url, administrator, typed):
        answer = client_of(administrator).get(url, typed(top_mm="4000"))
        assert errors_in(answer) == ["top_mm"]
        assert layout_form(answer).xpath(".//img/@src") == [f"{url}sample.png"]

    @pytest.mark.parametrize("query", ["?x=1", "?pitch_pt=", "?pitch_pt=%00&name=%00", "?top_mm=nan", "?indent=1e999"])
    def test_any_address_opens(self, url, administrator, query):
        assert client_of(administrator).get(url + query).status_code == 200

    def test_sending_the_form_by_address_sends_no_token(self, url, administrator):
        """Buttons that store carry the token; the form itself, which the sample button sends, does not."""
        form = layout_form(client_of(administrator).get(url))
        assert form.xpath(".//input[@name='csrfmiddlewaretoken']") == []
        buttons = [(button.get("formmethod"), button.get("name")) for button in form.xpath(".//button")]
        assert set(buttons) == {("post", "csrfmiddlewaretoken"), (None, None)}

    def test_what_a_template_brought_and_what_not(self, unit, administrator):
        lines = Furniture((Line(Type("宋体", 9), center="内部资料"),))
        layout = replace(GB_T_9704, header=lines)
        row = create_layout(unit=unit, by=administrator, name="模板", layout=layout, template="模板.docx")
        answer = client_of(administrator).get(f"/units/archive/layouts/{row.pk}/")
        assert "模板.docx" in answer.content.decode()
        assert [(part, words.count("内部资料")) for part, _called, words in answer.context["parts"]] == [("header", 1)]

    def test_a_value_of_a_template_beyond_what_the_form_asks_for_may_stay(self, unit, administrator):
        row = LayoutFactory(unit=unit, settings={"pitch_pt": 26.5, "title": Type("黑体", 20)})
        url = f"/units/archive/layouts/{row.pk}/"
        client = client_of(administrator)
        values = values_of(layout_form(client.get(url)))
        assert client.post(url, values | {"left_mm": "30"}).status_code == 302
        assert stored(row) == replace(GB_T_9704, pitch_pt=26.5, title=Type("黑体", 20), left_mm=30)


class TestSaving:
    def test_every_kind_of_setting(self, url, row, administrator, typed):
        data = typed(
            name="新名", pitch_pt="28.5", title_pitch_pt="40", top_mm="３５", indent="0", page_number="center",
            signature="title", digits="own", latin="Arial", title_font="方正小标宋_GBK", title_size_pt="26",
            level3_bold="on", number_font="仿宋", number_size_pt="12",
        )  # fmt: skip
        answer = client_of(administrator).post(url, data)
        assert (answer.url, [level for level, _text in said(answer)]) == (url, ["success"])
        wanted = replace(
            GB_T_9704, pitch_pt=28.5, title_pitch_pt=40, top_mm=35, indent=0, page_number="center", signature="title",
            digits="own", latin="Arial", title=Type("方正小标宋_GBK", 26), level3=Type("仿宋_GB2312", 16, True),
            number=Type("仿宋", 12),
        )  # fmt: skip
        assert (stored(row), row.name, row.revision, row.changed_by) == (wanted, "新名", 1, administrator)

    def test_as_a_browser_sends_the_page(self, url, row, administrator):
        client = client_of(administrator, enforce_csrf_checks=True)
        form = layout_form(client.get(url))
        [button] = form.xpath(".//button[@class='btn btn-primary']")
        data = values_of(form) | {"left_mm": "30", button.get("name"): button.get("value")}
        assert client.post(form.get("action"), data).status_code == 302
        assert stored(row) == replace(GB_T_9704, pitch_pt=29, left_mm=30)

    def test_a_box_that_is_not_ticked(self, unit, administrator):
        row = LayoutFactory(unit=unit, settings={"level3": Type("仿宋_GB2312", 16, True)})
        url = f"/units/archive/layouts/{row.pk}/"
        client = client_of(administrator)
        values = values_of(layout_form(client.get(url)))
        assert values.pop("level3_bold") == ["on"]
        client.post(url, values)
        assert stored(row) == GB_T_9704

    @pytest.mark.parametrize(
        ("changed", "wrong"),
        [
            ({"name": ""}, ["name"]),
            ({"name": "长" * 61}, ["name"]),
            ({"name": "党内公文"}, ["name"]),
            ({"pitch_pt": "31"}, ["pitch_pt"]),
            ({"pitch_pt": "27.9"}, ["pitch_pt"]),
            ({"pitch_pt": ""}, ["pitch_pt"]),
            ({"pitch_pt": "nan"}, ["pitch_pt"]),
            ({"pitch_pt": "inf"}, ["pitch_pt"]),
            ({"title_pitch_pt": "46"}, ["title_pitch_pt"]),
            ({"top_mm": "-1"}, ["top_mm"]),
            ({"top_mm": "1" * 5000}, ["top_mm"]),
            ({"indent": "1.5"}, ["indent"]),
            ({"indent": "5"}, ["indent"]),
            ({"title_font": ""}, ["title_font"]),
            ({"title_font": "宋\0体"}, ["title_font"]),
            ({"title_font": 'x";}body{display:none'}, ["title_font"]),
            ({"title_font": "长" * 41}, ["title_font"]),
            ({"title_size_pt": "17"}, ["title_size_pt"]),
            ({"title_size_pt": None}, ["title_size_pt"]),
            ({"page_number": "inside"}, ["page_number"]),
            ({"digits": ""}, ["digits"]),
            ({"page_number_gap_mm": "34"}, ["page_number_gap_mm"]),
            ({"page_width_mm": "100", "left_mm": "40", "right_mm": "40"}, []),
        ],
        ids=lambda value: str(value)[:40],
    )
    def test_what_is_wrong_is_marked_and_nothing_stored(self, url, row, unit, administrator, typed, changed, wrong):
        LayoutFactory(unit=unit, name="党内公文")
        answer = client_of(administrator).post(url, typed(signature_indent="3", **changed))
        assert (answer.status_code, errors_in(answer)) == (200, wrong)
        assert tree_of(answer).xpath("//*[@role='alert']")
        assert values_of(layout_form(answer))["signature_indent"] == ["3"]
        assert (stored(row), row.revision) == (replace(GB_T_9704, pitch_pt=29), 0)

    def test_a_head_that_would_stand_in_the_text(self, unit, administrator):
        lines = Furniture((Line(Type("宋体", 9), center="内部资料"),))
        row = LayoutFactory(unit=unit, settings={"header": lines})
        url = f"/units/archive/layouts/{row.pk}/"
        client = client_of(administrator)
        values = values_of(layout_form(client.get(url)))
        answer = client.post(url, values | {"header_mm": "37"})
        assert errors_in(answer) == ["header_mm"]

    def test_forged_fields_store_nothing_else(self, url, row, administrator, typed):
        forged = {"line_numbers": "on", "unit": "7", "in_use": "on", "header": "x", "footer_mm": "3", "cell": "x"}
        client_of(administrator).post(url, typed(left_mm="30") | forged)
        assert (stored(row), row.in_use) == (replace(GB_T_9704, pitch_pt=29, left_mm=30), False)


class TestTwoAtOnce:
    @pytest.fixture
    def other(self, row, administrator):
        """Somebody else has changed the margin above and the name meanwhile."""
        layout = replace(row.layout, top_mm=40)
        assert change_layout(row=row, by=administrator, name="他改的名", layout=layout, revision=0)

    def test_nothing_is_overwritten_and_both_values_are_shown(self, url, row, site_administrator, typed, other):
        mine = typed(top_mm="33", name="机关公文", pitch_pt="30", revision="0")
        answer = client_of(site_administrator, "en").post(url, mine)
        assert answer.status_code == 409
        assert [(name, *theirs, *mine) for _label, name, theirs, mine in answer.context["rows"]] == [
            ("name", "他改的名", "他改的名", "机关公文", "机关公文"),
            ("top_mm", "40", "40 mm", "33", "33 mm"),
            ("pitch_pt", "29", "29 pt", "30", "30 pt"),
        ]
        assert (stored(row).top_mm, row.name, row.revision) == (40, "他改的名", 1)

    def test_what_is_chosen_then_is_stored(self, url, row, site_administrator, typed, other):
        client = client_of(site_administrator)
        page = Page(client, url, client.post(url, typed(top_mm="33", name="机关公文", pitch_pt="30", revision="0")))
        answer = page.press(typed={"top_mm": "40", "name": "他改的名"})
        assert answer.status_code == 302
        assert (stored(row), row.name, row.revision) == (
            replace(GB_T_9704, pitch_pt=30, top_mm=40),
            "他改的名",
            2,
        )

    def test_boxes_can_be_chosen_either_way(self, unit, administrator):
        row = LayoutFactory(unit=unit)
        url = f"/units/archive/layouts/{row.pk}/"
        client = client_of(administrator)
        values = values_of(layout_form(client.get(url)))
        bold = replace(row.layout, level3=Type("仿宋_GB2312", 16, True))
        assert change_layout(row=row, by=administrator, name=row.name, layout=bold, revision=0)
        for chosen, wanted in (("", GB_T_9704), ("on", bold)):
            answer = client.post(url, values)
            page = Page(client, url, answer)
            assert page.tree.xpath("//input[@name='level3_bold']/@value") == ["on", ""]
            page.press(typed={"level3_bold": chosen})
            assert stored(row) == wanted
            change_layout(row=row, by=administrator, name=row.name, layout=bold, revision=row.revision)

    def test_what_both_typed_is_no_conflict(self, url, row, site_administrator, typed, other):
        answer = client_of(site_administrator).post(url, typed(revision="0"))
        assert (answer.status_code, row.revision) == (302, 1)

    @pytest.mark.parametrize("revision", ["", "x", "-1", "9" * 400, "\0", "１", None])
    def test_a_revision_that_is_none_counts_as_stale(self, url, row, administrator, typed, revision):
        answer = client_of(administrator).post(url, typed(left_mm="30", revision=revision))
        assert (answer.status_code, stored(row).left_mm) == (409, 28)

    def test_a_page_with_errors_keeps_the_revision_that_it_was_typed_from(self, url, administrator, typed, other):
        answer = client_of(administrator).post(url, typed(top_mm="4000", revision="0"))
        assert values_of(layout_form(answer))["revision"] == ["0"]

    def test_a_part_that_was_dropped_meanwhile_stays_dropped(self, unit, administrator):
        lines = Furniture((Line(Type("宋体", 9), center="内部资料"),))
        row = LayoutFactory(unit=unit, settings={"header": lines})
        url = f"/units/archive/layouts/{row.pk}/"
        client = client_of(administrator)
        values = values_of(layout_form(client.get(url)))
        drop_part(row=row, by=administrator, part="header")
        page = Page(client, url, client.post(url, values | {"left_mm": "30"}))
        page.press()
        assert stored(row) == replace(GB_T_9704, left_mm=30)


class TestWhoMay:
    @pytest.mark.parametrize("method", ["get", "post"])
    @pytest.mark.parametrize("role", ["drafter", "reviewer", "member"])
    def test_the_units_other_people_may_not(self, url, row, role, method, request):
        refused(request.getfixturevalue(role), url, method)

    @pytest.mark.parametrize("method", ["get", "post"])
    def test_strangers_find_nothing(self, url, stranger, method):
        hidden_from(stranger, url, method)

    def test_one_of_another_unit_is_not_there(self, administrator):
        foreign = LayoutFactory(unit=UnitFactory())
        assert client_of(administrator).get(f"/units/archive/layouts/{foreign.pk}/").status_code == 404

    @pytest.mark.parametrize("number", [0, 2**63, 10**40], ids=str)
    def test_numbers_that_no_layout_has(self, administrator, number):
        assert client_of(administrator).get(f"/units/archive/layouts/{number}/").status_code == 404

    def test_nobody(self, url):
        asks_to_sign_in(url)
