"""Timeline events out of what people have: a typed line, a chat, alerts, logs, tables."""
