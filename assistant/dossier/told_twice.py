"""One thing that several papers of a case tell, told otherwise by one of them: all checks of that kind in one place."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.dossier.act_denied import acts_denied
from assistant.dossier.ages import ages_apart
from assistant.dossier.asked_before import asked_before_shown
from assistant.dossier.at_rest import stood_still
from assistant.dossier.began import began_apart
from assistant.dossier.buyers_apart import buyers_apart
from assistant.dossier.clocks_apart import clocks_apart
from assistant.dossier.codes_apart import codes_apart
from assistant.dossier.colours import colours_apart
from assistant.dossier.contrary_told import contrary_told
from assistant.dossier.denied_by_others import denied_by_others
from assistant.dossier.disowned import acts_disowned
from assistant.dossier.dissent import numbers_dissenting
from assistant.dossier.drivers import drivers_apart
from assistant.dossier.events_retold import events_retold
from assistant.dossier.fields_apart import fields_apart
from assistant.dossier.fine_shares import fines_reckoned
from assistant.dossier.fines_told import fines_told_apart
from assistant.dossier.first_after_all import first_after_all
from assistant.dossier.first_days import first_days_apart
from assistant.dossier.frames import framed_apart
from assistant.dossier.goods_apart import goods_apart
from assistant.dossier.hours_turned import hours_turned
from assistant.dossier.impossible_hours import impossible_hours
from assistant.dossier.keyed_numbers import keyed_numbers
from assistant.dossier.lone_numbers import lone_numbers
from assistant.dossier.made_on import made_on_other_days
from assistant.dossier.model import Case
from assistant.dossier.name_slips import names_slipped
from assistant.dossier.names_slipped_in import persons_slipped
from assistant.dossier.one_value import values_of_two_names
from assistant.dossier.orphan_numbers import orphan_numbers
from assistant.dossier.over_limit import over_limit
from assistant.dossier.passed_tests import passed_after_all
from assistant.dossier.permits_held import permits_held
from assistant.dossier.person_sums import sums_of_persons
from assistant.dossier.pictures_elsewhere import pictures_elsewhere
from assistant.dossier.prices_apart import prices_apart
from assistant.dossier.retold import numbers_retold
from assistant.dossier.retold_totals import payments_retold, totals_retold
from assistant.dossier.roles_apart import roles_apart
from assistant.dossier.running_denied import running_denied
from assistant.dossier.shown_readings import readings_apart
from assistant.dossier.slipped_days import days_slipped
from assistant.dossier.slots_apart import slots_apart
from assistant.dossier.sources import Contradiction
from assistant.dossier.states_told import states_contrary
from assistant.dossier.whereabouts import asked_at_once

_CHECKS = (
    numbers_retold,
    numbers_dissenting,
    totals_retold,
    payments_retold,
    began_apart,
    framed_apart,
    names_slipped,
    sums_of_persons,
    acts_disowned,
    fines_reckoned,
    readings_apart,
    colours_apart,
    events_retold,
    drivers_apart,
    asked_at_once,
    ages_apart,
    asked_before_shown,
    goods_apart,
    impossible_hours,
    passed_after_all,
    running_denied,
    fines_told_apart,
    made_on_other_days,
    acts_denied,
    pictures_elsewhere,
    persons_slipped,
    values_of_two_names,
    fields_apart,
    roles_apart,
    contrary_told,
    keyed_numbers,
    over_limit,
    lone_numbers,
    permits_held,
    orphan_numbers,
    first_days_apart,
    clocks_apart,
    states_contrary,
    denied_by_others,
    stood_still,
    days_slipped,
    hours_turned,
    slots_apart,
    codes_apart,
    prices_apart,
    first_after_all,
    buyers_apart,
)


def told_twice(case: Case) -> Iterator[Contradiction]:
    """Every place where one paper falls out of line with the others about one and the same thing.

    Args:
        case: facts, steps, reasons, party and evidence are read.
    """
    for check in _CHECKS:
        yield from check(case)
