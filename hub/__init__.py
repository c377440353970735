"""Learning Hub: one folder an app; docs/architecture.md says what goes where."""
