"""Lotse: appointments, notices and messages for residents of refugee accommodation."""
