"""Dates that do not add up: one thought a module, each a function from facts to matches.

A date finding is an accusation of error. Every check here asks for certain days and for words that leave one reading,
and finds nothing otherwise.
"""
