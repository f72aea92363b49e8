"""An invented law as people have it in files, and what became of a file that is imported."""

from pathlib import Path

from assistant.law import importer
from assistant.law.library import LawLibrary
from assistant.law.model import Law, Version
from assistant.law.sources.registry import open_source
from assistant.text.numerals import to_chinese

DOG = "济南市犬只示例办法"
AIM, DUTY, FINE, START = (
    "为了管理犬只，制定本办法。",
    "犬只要登记。",
    "违反的，处二百元罚款。",
    "本办法自2024年5月1日起施行。",
)
FOUR = [AIM, DUTY, FINE, START]
SIX = [AIM, DUTY, "犬只要牵好。", "犬只要喂好。", FINE, START]


class Imported:
    """What became of a file: laws with the texts of their articles, and what was told."""

    def __init__(self, folder: Path, name: str, data: bytes) -> None:
        path = folder / name
        path.write_bytes(data)
        reading = open_source(path)
        report = importer.import_documents(folder / "library.db", reading.documents())
        self.library = LawLibrary(folder / "library.db")
        self.told = report.problems + reading.problems

    def version(self, name: str) -> Version:
        (version,) = self.library.versions(self.law(name))
        return version

    def law(self, name: str) -> Law:
        (law,) = self.library.find(name)
        return law

    def texts(self, name: str) -> list[str]:
        """The texts of the numbered articles, whose numbers run from 1."""
        articles = [a for a in self.library.articles(self.version(name)) if a.number]
        assert [a.label for a in articles] == [f"第{to_chinese(n + 1)}条" for n in range(len(articles))]
        return [article.text for article in articles]

    def says(self, *words: str) -> bool:
        """Whether one thing told holds all the words."""
        return any(all(word in line for word in words) for line in self.told)


def imported(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Imported:
    return Imported(folder, name, text.encode(encoding))


def cn(form: str, texts: list[str] = FOUR, gap: str = "\n") -> str:
    """The articles, each in the form given: {n} is 一, {d} is 1."""
    return gap.join(form.format(n=to_chinese(n), d=n, t=text) for n, text in enumerate(texts, 1))


BODY = cn("第{n}条　{t}")
CAT = "济南市猫只示例规定"
CATS = cn("第{n}条　{t}", ["为了猫只，制定本规定。", "猫只要登记。", "本规定自2024年6月1日起施行。"])
