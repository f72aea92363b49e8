"""Texts with citations whose truth is known from the library, written from the domain's rules alone."""
