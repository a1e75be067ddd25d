from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.screen import click
from warloss_gui.kiosk.stops import Stops


def shown(qtbot: QtBot) -> Stops:
    made = Stops()
    qtbot.addWidget(made)
    made.resize(900, 60)
    made.offer_pages({"personnel": "Personnel", "equipment": "Equipment"})
    with qtbot.waitExposed(made):
        made.show()
    return made


def button(stops: Stops, name: str) -> QPushButton:
    (found,) = (one for one in stops.findChildren(QPushButton) if one.accessibleName() == name)
    return found


def test_each_button_asks_for_its_own(qtbot: QtBot) -> None:
    stops = shown(qtbot)
    asked: list[object] = []
    stops.page_asked.connect(asked.append)
    stops.stepped.connect(asked.append)
    stops.larger_asked.connect(asked.append)
    for name in ("Equipment", "Back", "Next", "Larger text", "Larger text"):
        click(button(stops, name))
    assert asked == ["equipment", -1, 1, True, False]


def test_pages_stand_first_and_the_shown_one_is_marked(qtbot: QtBot) -> None:
    stops = shown(qtbot)
    stops.mark_page("equipment")
    marked = {one.accessibleName(): one.isChecked() for one in stops.findChildren(QPushButton)}
    assert marked["Equipment"]
    assert not marked["Personnel"]
    places = [button(stops, name).x() for name in ("Personnel", "Equipment", "Back", "Next", "Larger text")]
    assert places == sorted(places)


def test_pages_that_are_gone_have_no_button(qtbot: QtBot) -> None:
    stops = shown(qtbot)
    kept = button(stops, "Back")
    stops.offer_pages({"statements": "Statements"})
    visible = [one.accessibleName() for one in stops.findChildren(QPushButton) if one.isVisible()]
    assert sorted(visible) == ["Back", "Larger text", "Next", "Statements"]
    assert button(stops, "Back") is kept


def test_a_page_that_is_called_otherwise_has_another_button(qtbot: QtBot) -> None:
    stops = shown(qtbot)
    kept = button(stops, "Personnel")
    stops.offer_pages({"personnel": "Personnel", "equipment": "Equipment"})
    assert button(stops, "Personnel") is kept
    stops.offer_pages({"personnel": "People", "equipment": "Equipment"})
    assert button(stops, "People").text() == "People"
    stops.offer_pages({"personnel": "People & more"})
    assert button(stops, "People & more").text() == "People && more"


def test_larger_text_is_offered_and_marked_as_it_is(qtbot: QtBot) -> None:
    stops = shown(qtbot)
    larger = button(stops, "Larger text")
    click(larger)
    stops.mark_usual()
    assert not larger.isChecked()
    stops.offer_larger(is_offered=False)
    assert larger.isHidden()
