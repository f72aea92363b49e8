"""Cases about names: without marks, custom, defined, misspelt, joined, nested, invented, papers, agreements, traditional."""

from __future__ import annotations

from dataclasses import replace

from assistant.evaluation.cited import addresses, names
from assistant.evaluation.cited.model import Cite, Passage, Target, one
from assistant.evaluation.cited.world import World, place, told
from assistant.law.model import Provision
from assistant.text.numerals import to_chinese

_STATE = "中华人民共和国"


def unmarked(world: World) -> Passage:
    """行政处罚法第三十三条, 民法典第1049条."""
    held = world.nameable()
    target = world.target(held)
    name = names.short(held.law) if world.rng.random() < 0.7 else held.law.name
    return Passage(((one(name + world.write(target), target),),))


def inside(world: World) -> Passage:
    """《消防法第六十条》: the address within the marks."""
    held = world.nameable()
    target = world.target(held)
    return Passage(((one(f"《{names.short(held.law)}{world.write(target)}》", target),),))


def oddly_marked(world: World) -> Passage:
    """<<消防法>>第六十条, 〈消防法〉第六十条, 《 消防法 》第六十条."""
    held = world.nameable()
    target = world.target(held)
    text = names.marked_oddly(names.short(held.law), world.rng) + world.write(target)
    return Passage(((one(text, target),),))


def custom(world: World) -> Passage | None:
    """道交法第九十条: a short name that everyone uses."""
    alias, full = world.rng.choice(sorted(names.prose().aliases.items()))
    held = world.pool.of(full, world.as_of)
    if held is None:
        return None
    target = world.target(held)
    name = alias if world.rng.random() < 0.5 else f"《{alias}》"
    return Passage(((one(name + world.write(target), target),),))


def defined(world: World) -> Passage | None:
    """《X条例》（以下简称《条例》）第三条…《条例》第四条."""
    held = world.held()
    kind = next((k for k in ("条例", "办法", "规定") if held.law.name.endswith(k)), "")
    if not kind or kind in world.defined:
        return None
    world.defined.add(kind)
    first, second = world.target(held), world.target(held)
    short, say = world.rng.choice(
        ((f"《{kind}》", "以下简称"), (f"“{kind}”", "以下称"), (f"《{kind}》", "下称"))
    )
    name = f"{names.marked(held.law.name)}（{say}{short}）"
    later = f"《{kind}》" + world.write(second)
    return Passage(((one(name + world.write(first), first),), (one(later, second),)))


def traditional(world: World) -> Passage:
    """The name and the address in traditional characters."""
    held = world.held()
    target = world.target(held)
    text = world.name(held) + addresses.chinese(place(target))
    return Passage(((one(names.traditional(text), target),),))


def with_rules(world: World) -> Passage | None:
    """《X法》第三条及其实施条例第四条, 和该法实施条例第四条, 《X法》及其实施条例第四条."""
    pair = world.pool.pair(world.as_of)
    if pair is None:
        return None
    main, rules = pair
    first, second = world.target(main), world.target(rules)
    word = world.rng.choice(("及其实施条例", "及其实施条例", "和该法实施条例", "以及该法的实施条例"))
    later = one(word + world.write(second), second)
    if world.rng.random() < 0.3:
        return Passage(((names.marked(names.short(main.law)), later),))
    return Passage(((one(world.name(main) + world.write(first), first), later),))


def joined(world: World) -> Passage:
    """《A法》第一条、《B条例》第二条和C法第三条."""
    pieces: list[str | Cite] = []
    for _ in range(world.rng.randint(2, 3)):
        held = world.held()
        target = world.target(held)
        pieces += [
            one(world.name(held) + world.write(target), target),
            world.rng.choice(("、", "和", "，以及")),
        ]
    return Passage((tuple(pieces[:-1]),))


def misspelt(world: World) -> Passage | None:
    """条列, 处罚发: never verified; the right name is proposed."""
    held = world.held()
    name = names.misspelt(held.law, world.pool.library, world.rng)
    if not name:
        return None
    target = told(world.good(held), "wrong_name")
    return Passage(((one(names.marked(name) + world.write(target), target),),))


def without_place(world: World) -> Passage | None:
    """《浙江省消防条例》 as 《消防条例》: which place, or the right name; never verified."""
    held = world.held(national=False)
    name = names.without_place(held.law, world.pool.library)
    if not name:
        return None
    target = told(world.good(held), "wrong_name", "ambiguous", "not_in_library", "wrong_version")
    return Passage(((one(names.marked(name) + world.write(target), replace(target, law="")),),))


def other_kind(world: World) -> Passage | None:
    """《X管理办法》 for 《X管理条例》: a law that is not."""
    held = world.held()
    name = held.law.name.removesuffix("条例") + "办法"
    if not held.law.name.endswith("条例") or world.pool.library.find(name):
        return None
    target = told(world.good(held), "wrong_name", "not_in_library", "wrong_version")
    return Passage(((one(names.marked(name) + world.write(target), replace(target, law="")),),))


def invented(world: World) -> Passage:
    """《青岩市屋顶花园养护条例》第三条: a law that nobody has."""
    words = names.prose()
    name = world.rng.choice(words.invented_places) + world.rng.choice(words.invented_subjects)
    at = Provision(world.rng.randint(1, 60), paragraph=world.rng.randint(0, 2))
    target = Target(name, at, frozenset({"not_in_library"}), mutated=True)
    return Passage(((one(names.marked(name) + world.write(target), target),),))


def paper(world: World) -> Passage:
    """《…裁量基准》第四项, 第8项, 第（三）项: papers without articles."""
    name, number = world.rng.choice(names.prose().papers), world.rng.randint(1, 15)
    written = world.rng.choice(
        (f"第{to_chinese(number)}项", f"第{number}项", f"第（{to_chinese(number)}）项")
    )
    target = Target(name, Provision(0, item=number), frozenset({"not_in_library"}), mutated=True)
    return Passage(((one(names.marked(name) + written, target),),))
