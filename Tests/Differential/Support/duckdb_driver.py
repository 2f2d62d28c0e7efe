"""Runs SQL from standard input in DuckDB, a statement a line, and prints rows as SQLite quotes them.

The first line says how many statements set the database up; each later one is a query.
"""

import decimal
import sys

import duckdb


def quoted(value):
    if value is None:
        return "NULL"
    if value is True:
        return "TRUE"
    if value is False:
        return "FALSE"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return repr(value)
    if isinstance(value, decimal.Decimal):
        text = format(value, "f")
        return text if "." in text else text + "."
    return "'" + str(value).replace("'", "''") + "'"


def main():
    lines = sys.stdin.read().split("\n")
    count = int(lines[0])
    connection = duckdb.connect()
    connection.execute("SET threads = 1")
    for statement in lines[1 : count + 1]:
        connection.execute(statement)
    for number, query in enumerate(line for line in lines[count + 1 :] if line):
        print(f"@@{number}")
        try:
            for row in connection.execute(query).fetchall():
                print(",".join(quoted(value) for value in row))
        except Exception as error:
            print("@!" + str(error).replace("\n", " "))


main()
