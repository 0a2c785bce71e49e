"""The language server: findings in the editor while the copy is written. Needs the extra “lsp” (pygls)."""
