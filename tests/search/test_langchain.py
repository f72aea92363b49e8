"""The LangChain faces: the retriever in a chain, the encoder under a vector store."""

import asyncio
from datetime import date

import pytest
from langchain_core.documents import Document
from langchain_core.runnables import RunnableLambda, RunnablePassthrough
from langchain_core.vectorstores import InMemoryVectorStore

from assistant.search.articles import search
from assistant.search.encoder import load_encoder
from assistant.search.langchain import StatuteEmbeddings, StatuteRetriever

QUESTION = "占用、堵塞消防通道怎么处罚"


def places(found: list[Document]) -> list[tuple[str, str]]:
    return [(document.metadata["law"], document.metadata["article"]) for document in found]


def test_the_retriever_finds_what_the_search_finds() -> None:
    found = StatuteRetriever(k=5).invoke(QUESTION)
    hits = search(QUESTION, k=5)
    assert places(found) == [(hit.article.version.law.name, hit.article.label) for hit in hits]
    assert [document.metadata["score"] for document in found] == [hit.score for hit in hits]
    assert ("中华人民共和国消防法", "第六十条") in places(found)
    assert all(document.page_content and document.metadata["level"] == "法律" for document in found)


def test_the_day_and_the_number_asked_for_are_kept() -> None:
    """A law that took effect later is not found; a document carries its first day as ISO text."""
    day = date(2023, 6, 1)
    found = StatuteRetriever(k=7, as_of=day).invoke("行政复议的申请期限")
    assert len(found) == 7
    assert all(date.fromisoformat(d.metadata["effective"]) <= day for d in found if d.metadata["effective"])


def test_batches_and_awaiting_give_the_same() -> None:
    retriever = StatuteRetriever(k=3)
    questions = [QUESTION, "行政处罚的追责时效"]
    one_by_one = [places(retriever.invoke(question)) for question in questions]
    assert [places(found) for found in retriever.batch(questions)] == one_by_one
    assert places(asyncio.run(retriever.ainvoke(QUESTION))) == one_by_one[0]


def test_it_stands_in_a_chain() -> None:
    def cite(found: list[Document]) -> str:
        return "；".join(f"《{law}》{article}" for law, article in places(found))

    chain = {"laws": StatuteRetriever(k=2) | cite, "question": RunnablePassthrough()} | RunnableLambda(
        lambda given: f"{given['question']}：{given['laws']}"
    )
    assert chain.invoke(QUESTION).startswith(f"{QUESTION}：《中华人民共和国消防法》第")


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(ValueError, match="as_of"):
        StatuteRetriever(as_of="某日")  # type: ignore[arg-type]


def test_the_encoder_serves_a_vector_store() -> None:
    store = InMemoryVectorStore(StatuteEmbeddings(load_encoder()))
    store.add_texts(["占用、堵塞、封闭疏散通道、安全出口", "噪声扰民", "无证经营餐饮"])
    assert store.similarity_search("把消防通道堵上了", k=1)[0].page_content.startswith("占用")
