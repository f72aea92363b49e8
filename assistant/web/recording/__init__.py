"""The page 笔录: a recording becomes a record of inquiry that is corrected line by line, filled in and taken away."""
