from pathlib import Path

import pytest

from warloss_gui import assets

CHECKOUT = Path(__file__).parents[1]


def test_a_checkout_has_its_resources_beside_the_package() -> None:
    assert assets.path("factsheets/article.json") == CHECKOUT / "resources" / "factsheets" / "article.json"
    assert assets.path("factsheets").is_dir()


def test_an_installed_package_has_them_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed = tmp_path / "_resources"
    installed.mkdir()
    monkeypatch.setattr("warloss_gui.assets._INSTALLED", installed)
    assert assets.path("themes/light.json") == installed / "themes" / "light.json"


def test_what_is_no_folder_is_no_installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("warloss_gui.assets._INSTALLED", tmp_path / "gone")
    monkeypatch.setattr("warloss_gui.assets._CHECKOUT", tmp_path)
    assert assets.path("themes") == tmp_path / "themes"
