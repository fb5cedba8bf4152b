"""A group may be named as documents name it: 各县（市、区）."""

import pytest
from pydantic import TypeAdapter, ValidationError

from govopen.cli.reporting import named
from govopen.plan.texts import UnitName

NAME: TypeAdapter[str] = TypeAdapter(UnitName)


@pytest.mark.parametrize(
    "name", ["各县（市、区）政府", "各镇（街道）", "区住房城市建设委（区重大办）", "各县（市、区"[:3] + "）"]
)
def test_a_name_may_hold_the_signs_of_a_list_in_its_brackets(name: str) -> None:
    assert NAME.validate_python(name) == name


@pytest.mark.parametrize("name", ["区教委、区民政局", "各县（市、区", "（市、）区，县", "-区教委", "区（a/b）"])
def test_elsewhere_they_would_make_two_names_of_it(name: str) -> None:
    with pytest.raises(ValidationError):
        NAME.validate_python(name)


def test_a_list_of_names_is_cut_between_them_alone() -> None:
    assert named("各县（市、区）、区教委,区民政局") == ["各县（市、区）", "区教委", "区民政局"]
