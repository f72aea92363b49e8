"""Cases about addresses: how one is written, lists and ranges, marks of items, what cannot be read, back-references."""

from __future__ import annotations

from dataclasses import replace

from assistant.evaluation.cited import addresses, names
from assistant.evaluation.cited.model import UNREADABLE, Cite, Passage, Target, one
from assistant.evaluation.cited.pool import Held
from assistant.evaluation.cited.world import World, or_unreadable, place
from assistant.law.model import Provision
from assistant.text.numerals import to_chinese


def marked(world: World) -> Passage:
    """《X》第三条第一款, in every way of writing the address."""
    held = world.held()
    target = world.target(held)
    return Passage(((one(world.name(held) + world.write(target), target),),))


def no_ordinal(world: World) -> Passage:
    """《X》42条第1款."""
    held = world.held()
    target = world.target(held)
    return Passage(((one(world.name(held) + addresses.no_ordinal(place(target)), target),),))


def noisy(world: World) -> Passage:
    """A line break or spaces inside the citation, as scans and copied pages have it."""
    held = world.held()
    target = world.target(held)
    text = world.name(held) + world.write(target)
    made = addresses.spaced(text) if world.rng.random() < 0.4 else addresses.broken(text, world.rng)
    return Passage(((one(made, target),),))


def doubtful(world: World) -> Passage:
    """笫四十二条, 第一〇五条: read rightly, or told as not read."""
    held = world.held()
    target = world.target(held)
    form = addresses.by_place if place(target).article > 99 else addresses.misprinted
    return Passage(((one(world.name(held) + form(place(target)), or_unreadable(target)),),))


def odd_item(world: World) -> Passage:
    """第四十二条（九）, 〔九〕, ⑨, 9), 第9)项: the right item, or told as not read."""
    held = world.held()
    target = world.target(held)
    while not place(target).item or place(target).point:
        held = world.held()
        target = world.target(held)
    text = world.name(held) + world.rng.choice(addresses.odd_items(place(target)))
    return Passage(((one(text, or_unreadable(target)),),))


def article_list(world: World) -> Passage:
    """《X》第三条、第四条和第五条第二款."""
    held = world.held()
    targets = [world.target(held) for _ in range(world.rng.randint(2, 4))]
    pieces: list[str | Cite] = [one(world.name(held) + addresses.chinese(place(targets[0])), targets[0])]
    for target in targets[1:]:
        pieces += [world.rng.choice("、、和及与"), one(addresses.chinese(place(target)), target)]
    return Passage((tuple(pieces),))


def shared_list(world: World) -> Passage:
    """《X》第33、34条; 第三十三、三十四条: one 第 and one 条 for all."""
    held = world.held()
    targets = {place(t).article: t for t in (_article(world, held) for _ in range(world.rng.randint(2, 3)))}
    number = str if world.rng.random() < 0.5 else to_chinese
    listed = "、".join(number(article) for article in sorted(targets))
    first = "" if number is str and world.rng.random() < 0.3 else "第"
    return Passage(((Cite(f"{world.name(held)}{first}{listed}条", tuple(targets.values())),),))


def _article(world: World, held: Held) -> Target:
    numbers = [a.number for a in held.articles if a.number and not a.number.suffix]
    if world.rng.random() < 0.7:
        return Target(held.law.name, world.rng.choice(numbers).whole_article())
    return world.judged(held, Provision(held.last + world.rng.randint(1, 40)), "no_such_article")


def span(world: World) -> Passage:
    """《X》第二十条至第二十三条, some of them running beyond the end."""
    held = world.held()
    beyond = world.rng.random() < 0.5
    first = held.last - 1 if beyond else world.rng.randint(1, max(1, held.last - 4))
    last = first + world.rng.randint(2, 3)
    numbers = range(first, last + 1)
    targets = [world.judged(held, Provision(n), "no_such_article") for n in numbers]
    number = str if world.rng.random() < 0.4 else to_chinese
    joint = world.rng.choice(("至", "到", "—", "-"))
    text = f"{world.name(held)}第{number(first)}条{joint}第{number(last)}条"
    return Passage(((Cite(text, tuple(targets)),),))


def item_list(world: World) -> Passage:
    """第X条第（一）（三）项, 第一、三项, 第（一）项、第（三）项, 第（一）项至第（三）项."""
    held, base, items = _with_items(world)
    first, second = sorted(world.rng.sample([*set(items), max(items) + world.rng.randint(1, 3)], 2))
    word = [to_chinese(first), to_chinese(second)]
    forms = (
        *(
            f"第（{word[0]}）（{word[1]}）项",
            f"第{word[0]}、{word[1]}项",
            f"第（{word[0]}）、（{word[1]}）项",
        ),
        *(f"第（{word[0]}）项、第（{word[1]}）项", f"第{word[0]}项和第{word[1]}项"),
    )
    targets = tuple(world.judged(held, replace(base, item=n), "no_such_item") for n in (first, second))
    text = world.name(held) + addresses.chinese(base) + world.rng.choice(forms)
    return Passage(((Cite(text, targets),),))


def _with_items(world: World) -> tuple[Held, Provision, list[int]]:
    """An article or paragraph with at least two items, and their numbers."""
    while True:
        held = world.held()
        at, _ = held.place(world.rng, "项")
        article = next(a for a in held.articles if a.number == at.whole_article())
        found = held.items(article, at.paragraph)
        if len(found) > 1:
            return held, replace(at, item=0), found


def paragraph_list(world: World) -> Passage:
    """《X》第X条第一款、第三款."""
    held = world.held()
    article = world.rng.choice(held.articles)
    assert article.number is not None
    count = held.paragraphs(article)
    numbers = sorted(world.rng.sample(range(1, count + 4), 2))
    places = [replace(article.number, paragraph=n) for n in numbers]
    targets = [world.judged(held, at, "no_such_paragraph") for at in places]
    first, second = (addresses.chinese(place(t)) for t in targets)
    tail = second.removeprefix(addresses.chinese(article.number))
    return Passage(((one(world.name(held) + first, targets[0]), "、", one(tail, targets[1])),))


def back(world: World) -> Passage | None:
    """该法第X条, 同法第X条, 上述条例第X条, after the law has been named in the sentence before."""
    held = world.held()
    kind = next((k for k in ("条例", "办法", "规定", "法") if held.law.name.endswith(k)), "")
    if not kind:
        return None
    first, second = world.target(held), world.target(held)
    word = world.rng.choice((f"该{kind}", f"上述{kind}", *(["同法"] if kind == "法" else [])))
    return Passage(
        (
            (one(world.name(held) + world.write(first), first),),
            (one(word + world.write(second), second),),
        )
    )


def again(world: World) -> Passage | None:
    """上述第六十四条, after 《X》第六十四条; a paragraph that it lacks, or an article that has not been named."""
    held = world.held()
    first = world.good(held, "条")
    if place(first).article in world.cited:
        return None
    second = world.rng.choice((first, world.bad(held)))
    if place(second).article in world.cited:
        return None
    if place(second).article != place(first).article:
        second = replace(second, law="", verdicts=second.verdicts | {"ambiguous"})
    return Passage(
        (
            (one(world.name(held) + world.write(first), first),),
            (one("上述" + addresses.chinese(place(second)), second),),
        )
    )


def same_article(world: World) -> Passage:
    """《X》第六十四条…该条第二款."""
    held = world.held()
    at, _ = held.place(world.rng, "款")
    article = next(a for a in held.articles if a.number == at.whole_article())
    number = world.rng.randint(1, held.paragraphs(article) + 2)
    second = world.judged(held, replace(at, paragraph=number), "no_such_paragraph")
    first = Target(held.law.name, at.whole_article())
    word = world.rng.choice(("该条", "同条")) + f"第{to_chinese(place(second).paragraph)}款"
    return Passage(((one(world.name(held) + addresses.chinese(place(first)), first),), (one(word, second),)))


def unreadable(world: World) -> Passage:
    """第四十二条（甲）项, 第四十二条第X款, 第九十九: told as not read, never a verified article."""
    held = world.held()
    number = to_chinese(world.rng.randint(1, held.last))
    form = world.rng.choice(names.prose().unreadable)
    text = world.name(held) + form.format(number)
    return Passage(((one(text, Target(held.law.name, None, UNREADABLE, mutated=True)),),))


def agreement(world: World) -> Passage:
    """租赁合同第五条: not an article of the law named before; whether it is told at all is left open."""
    held = world.held()
    first = world.good(held)
    word = world.rng.choice(names.prose().agreements) + addresses.chinese(Provision(world.rng.randint(1, 12)))
    return Passage(((one(world.name(held) + world.write(first), first),), (word,)))
