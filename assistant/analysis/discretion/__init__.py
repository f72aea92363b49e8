"""裁量: circumstances found in the evidence, the direction that the law gives them, the step of a discretion table, a proposal."""
