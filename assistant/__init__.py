"""执法办案助手: hears the inquiry, finds the clause, checks the evidence, writes and reviews the decision."""

from assistant.offline import stay_offline

stay_offline()
