"""The page 管理: what is there and whether it works, models, where the data lie, the settings."""
