"""What somebody else does while a page is being made."""

from contextlib import contextmanager

from django.db import connection


@contextmanager
def meanwhile(query, act):
    """`act` is done once, right before the first query that has `query` in it."""
    waiting = [act]

    def wrapper(execute, sql, *arguments):
        if waiting and query in sql:
            waiting.pop()()
        return execute(sql, *arguments)

    with connection.execute_wrapper(wrapper):
        yield
    assert not waiting
