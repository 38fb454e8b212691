"""Two tabs and two people, each with a session of their own, at the same moment."""

from concurrent.futures import ThreadPoolExecutor

from tests.faults.browser import Browser


def test_two_tabs_of_one_person(server, who, browser, stored):
    other = Browser(server, who, tab=1)
    assert browser.save("这一页写的").status == 200
    answer = other.save("那一页写的")
    assert (answer.status, answer.json["theirs"], answer.json["revision"]) == (409, "这一页写的", 1)
    assert stored() == ("这一页写的", 1, ["这一页写的"])
    assert other.save("两页合起来的", 1).status == 200
    assert stored()[0] == "两页合起来的"


def test_two_people_on_different_items_never_meet(server, two, stored):
    def type_on(one):
        browser = Browser(server, one)
        return [browser.save(f"第{number}稿", number).status for number in range(10)]

    with ThreadPoolExecutor() as threads:
        assert list(threads.map(type_on, two)) == [[200] * 10] * 2
    for one in two:
        assert stored(one) == ("第9稿", 10, [f"第{number}稿" for number in range(10)])


def test_two_people_in_the_same_field(server, two, stored):
    def type_in(number):
        return Browser(server, two[number]).save(f"第{number}人写的", place=two[0]["place"])

    with ThreadPoolExecutor() as threads:
        answers = list(threads.map(type_in, range(2)))
    assert sorted(answer.status for answer in answers) == [200, 409]
    winner = f"第{[answer.status for answer in answers].index(200)}人写的"
    assert next(answer for answer in answers if answer.status == 409).json["theirs"] == winner
    assert stored() == (winner, 1, [winner])
