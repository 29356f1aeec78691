"""The per-recipient event log: outbox and replay."""
