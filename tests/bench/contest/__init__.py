"""dibao and its peers side by side: the same texts, the same questions, one run."""
