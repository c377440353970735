"""Pages of paper: a tagged PDF of a page of ours, made in a process that reaches only what it is given."""
