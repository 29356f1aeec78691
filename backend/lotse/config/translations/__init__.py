"""Catalogues and language data: what is extracted, generated and checked. Development only: needs Babel."""
