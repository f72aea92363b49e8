"""The page 审核: what is kept of a review, how it is shown, what its clicks do."""
