"""Who uses the program together with others: accounts, passwords, sessions, roles. One person alone needs none of it."""
