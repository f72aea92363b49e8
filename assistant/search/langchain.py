"""LangChain faces: our encoder as ``Embeddings``, our search as a ``BaseRetriever``."""

from __future__ import annotations

from datetime import date

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings
from langchain_core.retrievers import BaseRetriever

from assistant.search.articles import Query, open_search
from assistant.search.units import TextEncoder


class StatuteEmbeddings(Embeddings):
    """The encoder of this project for any LangChain component."""

    def __init__(self, encoder: TextEncoder) -> None:
        self._encoder = encoder

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Vectors of passages."""
        rows: list[list[float]] = self._encoder.encode_passages(texts).tolist()
        return rows

    def embed_query(self, text: str) -> list[float]:
        """The vector of a question."""
        row: list[float] = self._encoder.encode_queries([text])[0].tolist()
        return row


class StatuteRetriever(BaseRetriever):
    """The hybrid search over the library as a LangChain retriever.

    Each document is an article; its metadata carry law, article, level, region, effective, score and channels.
    """

    k: int = 10
    region: str = ""
    level: str | None = None
    as_of: date | None = None

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[Document]:
        hits = open_search().search([Query(query, self.region, self.level, self.as_of)], self.k)[0]
        return [
            Document(
                hit.article.text,
                metadata={
                    "law": hit.article.version.law.name,
                    "article": hit.article.label,
                    "level": str(hit.article.version.law.level),
                    "region": hit.article.version.law.region,
                    "effective": str(hit.article.version.effective or ""),
                    "score": hit.score,
                    "channels": list(hit.channels),
                },
            )
            for hit in hits
        ]
