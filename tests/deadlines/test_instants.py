"""Days and instants."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govopen.deadlines.instants import DAY, HOUR, UnknownZone, at, day_of, end_of, iso, local, start_of, zone_of

BEIJING = "Asia/Shanghai"
ZONES = st.sampled_from(
    [BEIJING, "UTC", "Europe/Berlin", "America/New_York", "America/Sao_Paulo", "Australia/Lord_Howe"]
)
DAYS = st.dates(date(1900, 1, 1), date(2999, 12, 31))


def test_a_day_in_beijing_begins_eight_hours_before_it_does_in_greenwich() -> None:
    start = start_of(date(2018, 7, 20), BEIJING)
    assert start == int(datetime(2018, 7, 19, 16, tzinfo=UTC).timestamp()) * 1_000_000
    assert end_of(date(2018, 7, 20), BEIJING) == start + DAY - 1


@given(DAYS, ZONES)
def test_a_day_ends_one_microsecond_before_the_next_begins(day: date, zone: str) -> None:
    assert end_of(day, zone) + 1 == start_of(day + timedelta(days=1), zone)
    assert start_of(day, zone) < end_of(day, zone)


@given(DAYS, ZONES)
def test_the_first_and_the_last_instant_of_a_day_belong_to_it(day: date, zone: str) -> None:
    assert day_of(start_of(day, zone), zone) == day
    assert day_of(end_of(day, zone), zone) == day


@given(st.datetimes(datetime(1950, 1, 1), datetime(2999, 12, 31)))  # noqa: DTZ001 - local moments are naive
def test_a_local_moment_comes_back_from_its_instant(moment: datetime) -> None:
    shown = local(at(moment, "UTC"), "UTC")
    assert shown.replace(tzinfo=None) == moment


def test_an_instant_prints_with_its_offset_and_loses_no_microsecond() -> None:
    instant = at(datetime(2018, 8, 3, 14, 20), BEIJING)  # noqa: DTZ001 - local
    assert iso(instant, BEIJING) == "2018-08-03T14:20:00+08:00"
    assert iso(end_of(date(2018, 8, 3), BEIJING), BEIJING) == "2018-08-03T23:59:59.999999+08:00"


def test_a_day_on_which_the_clocks_change_is_an_hour_shorter_or_longer() -> None:
    # Berlin 2018: 25 March 02:00 -> 03:00, 28 October 03:00 -> 02:00
    def length(day: date) -> int:
        return end_of(day, "Europe/Berlin") + 1 - start_of(day, "Europe/Berlin")

    assert length(date(2018, 3, 25)) == DAY - HOUR
    assert length(date(2018, 10, 28)) == DAY + HOUR


def test_a_day_without_midnight_begins_at_its_first_instant() -> None:
    # São Paulo 2018-11-04: 00:00 -> 01:00
    assert iso(start_of(date(2018, 11, 4), "America/Sao_Paulo"), "America/Sao_Paulo") == "2018-11-04T01:00:00-02:00"


@pytest.mark.parametrize("name", ["Asia/Xicheng", "", "Asia", "../etc/passwd", "/etc/passwd", "a" * 300, "\0"])
def test_an_unknown_zone_is_named_in_one_line(name: str) -> None:
    with pytest.raises(UnknownZone, match="unknown time zone"):
        zone_of(name)
