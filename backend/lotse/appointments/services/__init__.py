"""What can be done with hours, appointments and group sessions: one function per use case."""
