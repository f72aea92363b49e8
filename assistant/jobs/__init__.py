"""Work that takes long or may hang, done in processes of its own: a search never queues behind it.

Usage::

    from assistant import jobs

    job = jobs.submit(jobs.REVIEW, paper=paper, as_of="", out=path)
    for event in job.events():            # jobs.Step(text, done, total) in Chinese, jobs.Piece(value)
        ...
    answer = job.result()                 # raises AssistantError; JobError when a bound was passed
    job.cancel()                          # from any thread; answered within two seconds

A kind of work names its function, its lane (how many at once), and its bounds of time and memory. A worker is started
anew, never forked; it gives way to the processes that answer users, and what it leaves in the temporary folder is
removed when it ends, however it ends.
"""

from assistant.jobs.job import Job, submit
from assistant.jobs.kinds import (
    FIRST_INDEX,
    HEAR,
    IMPORT,
    INDEX,
    INGEST,
    LISTEN,
    PICTURE,
    PREVIEW,
    READ,
    REVIEW,
    VECTORS,
    VERB,
    Kind,
)
from assistant.jobs.messages import Piece, Reporter, Step
from assistant.jobs.pool import close_all

__all__ = [
    "FIRST_INDEX",
    "HEAR",
    "IMPORT",
    "INDEX",
    "INGEST",
    "LISTEN",
    "PICTURE",
    "PREVIEW",
    "READ",
    "REVIEW",
    "VECTORS",
    "VERB",
    "Job",
    "Kind",
    "Piece",
    "Reporter",
    "Step",
    "close_all",
    "submit",
]
