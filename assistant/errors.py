"""The one error hierarchy: every message says what was wrong, where, and what to do (in Chinese, for the user)."""


class AssistantError(Exception):
    """Base of all errors shown to the user.

    Args:
        what: what went wrong and where, in Chinese.
        do: what the user can do about it, in Chinese.
    """

    def __init__(self, what: str, do: str = "") -> None:
        self.what = what
        self.do = do
        super().__init__(f"{what}。{do}" if do else what)


class InputError(AssistantError):
    """The user's input cannot be used: empty, too large, wrong or damaged format."""


class LibraryError(AssistantError):
    """The law library is missing, damaged, or an import cannot be read."""


class SearchIndexError(AssistantError):
    """A search index is missing, does not match its manifest, or was built by another encoder."""


class ModelError(AssistantError):
    """A model file (encoder, speech) is missing or unusable."""


class CorpusError(AssistantError):
    """A file in corpora/ breaks its schema or cites law that does not resolve."""


class StoreError(AssistantError):
    """The case database or the attachments cannot be read or written; never holds SQL, values or case text."""


class ConflictError(InputError):
    """Somebody else saved the case meanwhile; nothing was overwritten."""


class JobError(AssistantError):
    """Work in a process of its own passed its bound of time or memory, or the process ended."""


class JobCancelledError(JobError):
    """Work in a process of its own was stopped by the user."""
