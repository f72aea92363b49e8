"""Cases about words and time: quotations, the wrong law, versions in brackets, law not yet or no longer, texts not whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from assistant.evaluation.cited import addresses, names
from assistant.evaluation.cited.model import VERIFIED, Passage, Target, one
from assistant.evaluation.cited.pool import TODAY, Held, altered, sentence
from assistant.evaluation.cited.world import World, place, told
from assistant.law.model import Provision, Version

_DIFFERS = frozenset({"text_differs"})
_NOT_HELD = frozenset({"text_not_held", "wrong_version"})
_PAST = frozenset({"wrong_version"})


def quotation(world: World) -> Passage:
    """《X》第三条规定：“…”, word for word or one character off."""
    held, target, source, quote = _quotable(world)
    if world.rng.random() < 0.6 and (wrong := altered(quote, _all_text(held, target), world.rng)):
        quote, target = wrong, told(target, "text_differs")
    return _quoting(world, held, target, quote, source)


def other_law(world: World) -> Passage | None:
    """Words of one law put into the mouth of another."""
    _, _, source, quote = _quotable(world)
    held = world.held()
    target = replace(world.good(held, "条"), verdicts=_DIFFERS, mutated=True)
    if quote in _all_text(held, target):
        return None
    return _quoting(world, held, target, quote, source)


def other_article(world: World) -> Passage | None:
    """Words of one article put into the mouth of another of the same law."""
    held, first, source, quote = _quotable(world)
    target = replace(world.good(held, "条"), verdicts=_DIFFERS, mutated=True)
    if quote in _all_text(held, target) or place(target).article == place(first).article:
        return None
    return _quoting(world, held, target, quote, source)


def _quotable(world: World) -> tuple[Held, Target, str, str]:
    while True:
        held = world.held()
        at, text = held.place(world.rng)
        if quote := sentence(text, world.rng):
            return held, Target(held.law.name, at), text, quote


def _all_text(held: Held, target: Target) -> str:
    at = place(target).whole_article()
    return next(a.text for a in held.articles if a.number == at)


def _quoting(world: World, held: Held, target: Target, quote: str, source: str) -> Passage:
    """Some quotations end in dots, where the source goes on."""
    tail = "……" if world.rng.random() < 0.15 and not source.endswith(quote) else ""
    said = world.rng.choice(("规定：“{}”", "规定“{}”", "“{}”", "明确规定，“{}”", "的规定：“{}”"))
    cited = one(world.name(held) + world.write(target), target)
    return Passage(((cited, said.format(quote + tail)),), quoting=True)


def edition(world: World) -> Passage | None:
    """《X》（2021年修订）第三条: the version named is the one cited; held or not, in force or not."""
    versions = world.rng.choice(world.pool.versions)
    held = world.pool.whole(world.rng.choice(versions))
    day = held.version.promulgated if held else None
    if held is None or day is None or _same_year(versions, day):
        return None
    target = world.target(held)
    if world.pool.library.version_at(held.law, world.as_of) != held.version:
        target = told(target, "wrong_version", *target.verdicts - VERIFIED, mutated=True)
    return Passage(((one(_dated(world, held, day) + world.write(target), target),),))


def _same_year(versions: list[Version], day: date) -> bool:
    return sum(v.promulgated is not None and v.promulgated.year == day.year for v in versions) > 1


def _dated(world: World, held: Held, day: date) -> str:
    """The name with its version; the day itself is written only where it is one (1 January stands for the year)."""
    year = day.year
    words = [
        f"（{year}年修订）",
        f"（{year}年修正）",
        f"（{year}修正）",
        f"({year}年修订)",
        f"（{year} 年修正）",
    ]
    if (day.month, day.day) != (1, 1):
        words.append(f"（{year}年{day.month}月{day.day}日修订）")
    return names.marked(held.law.name) + world.rng.choice(words)


def edition_not_held(world: World) -> Passage | None:
    """A version in brackets that the library does not have."""
    held = world.held()
    day = held.version.promulgated
    versions = world.pool.library.versions(held.law)
    years = {known.year for v in versions for known in (v.promulgated, v.effective) if known}
    year = day.year - world.rng.randint(2, 9) if day else 0
    if not day or year in years:
        return None
    target = replace(world.target(held), verdicts=_NOT_HELD, mutated=True)
    return Passage(((one(_dated(world, held, date(year, 1, 1)) + world.write(target), target),),))


def too_early(world: World) -> Passage | None:
    """A day before the first text held: nothing may be said of articles and items."""
    held = world.pool.held(TODAY)
    starts = [v.effective for v in world.pool.library.versions(held.law) if v.effective]
    if not starts or min(starts) <= world.as_of:
        return None
    target = replace(world.target(held), verdicts=_NOT_HELD, mutated=True)
    return Passage(((one(names.marked(held.law.name) + world.write(target), target),),))


def gap(world: World) -> Passage | None:
    """A day after an amendment whose text is not held: the older text decides nothing."""
    version = world.rng.choice(world.rng.choice(world.pool.versions))
    held = world.pool.whole(version)
    current = world.pool.library.version_at(version.law, world.as_of) == version
    if held is None or not current or not world.pool.gap(version, world.as_of):
        return None
    target = replace(world.target(held), verdicts=frozenset({"text_not_held"}), mutated=True)
    return Passage(((one(names.marked(held.law.name) + world.write(target), target),),))


def repealed(world: World) -> Passage | None:
    """《合同法》第五十二条: known by name and date, although no text is held."""
    name, day = world.rng.choice(sorted(names.prose().repealed.items()))
    if world.pool.library.find(name):
        return None
    past = date.fromisoformat(day) <= world.as_of
    at = Provision(world.rng.randint(1, 40))
    target = Target(name, at, _PAST if past else frozenset({"text_not_held"}), mutated=True)
    short = name.removeprefix("中华人民共和国")
    written = world.rng.choice((names.marked(name), names.marked(short), short))
    return Passage(((one(written + world.write(target), target),),))


def not_whole(world: World) -> Passage | None:
    """An article beyond the end of a text that is marked as cut off."""
    if not world.pool.incomplete:
        return None
    version = world.rng.choice(world.pool.incomplete)
    numbers = [a.number.article for a in world.pool.library.articles(version) if a.number]
    if not numbers or version != world.pool.library.version_at(version.law, world.as_of):
        return None
    at = Provision(max(numbers) + world.rng.randint(1, 9))
    target = Target(version.law.name, at, frozenset({"text_incomplete"}), mutated=True)
    return Passage(((one(names.marked(version.law.name) + world.write(target), target),),))


def inserted(world: World) -> Passage | None:
    """第一百三十三条之一, and a 之N that the law does not have."""
    found = world.pool.inserted(world.as_of)
    if not found:
        return None
    held, number = world.rng.choice(found)
    suffix = number.suffix
    target = Target(held.law.name, number)
    if world.rng.random() < 0.5:
        suffix = held.suffixes(number.article) + world.rng.randint(1, 5)
        target = world.judged(held, replace(number, suffix=suffix), "no_such_article")
    form = world.rng.choice((addresses.chinese, addresses.arabic, addresses.traditional))
    return Passage(((one(world.name(held) + form(place(target)), target),),))
