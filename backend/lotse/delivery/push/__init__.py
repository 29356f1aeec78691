"""Web push (RFC 8030, 8291, 8292): neutral sentences for phones on which the app is closed."""
