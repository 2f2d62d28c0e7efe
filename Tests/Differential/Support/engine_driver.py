"""Runs SQL in DuckDB or Spark and prints rows as SQLite quotes them.

    engine_driver.py duckdb|spark [folder with the package]

Standard input holds rounds. The first line of one says how many statements set a new database up
and how many queries follow, a line each; the answer ends with the line `@@end`.
"""

import datetime
import decimal
import sys
import tempfile


class DuckDB:
    def __init__(self):
        import duckdb

        self.duckdb = duckdb

    def begin(self, setup):
        self.connection = self.duckdb.connect()
        self.connection.execute("SET threads = 1")
        for statement in setup:
            self.connection.execute(statement)

    def rows(self, query):
        return self.connection.execute(query).fetchall()


class Spark:
    def __init__(self):
        from pyspark.sql import SparkSession

        options = {
            "spark.ui.enabled": "false",
            "spark.sql.warehouse.dir": tempfile.gettempdir() + "/spark-warehouse",
            "spark.ui.showConsoleProgress": "false",
            "spark.driver.host": "localhost",
            "spark.driver.bindAddress": "127.0.0.1",
            "spark.log.level": "OFF",
            "spark.sql.session.timeZone": "UTC",
            "spark.sql.shuffle.partitions": "1",
            # Small queries are over before their code would be compiled.
            "spark.sql.codegen.wholeStage": "false",
            "spark.sql.codegen.factoryMode": "NO_CODEGEN",
        }
        builder = SparkSession.builder.master("local[1]")
        for name, value in options.items():
            builder = builder.config(name, value)
        self.session = builder.getOrCreate()

    def begin(self, setup):
        for statement in setup:
            self.session.sql(statement)

    def rows(self, query):
        return self.session.sql(query).collect()


def moment(value):
    text = value.strftime("%Y-%m-%d %H:%M:%S.%f").rstrip("0").rstrip(".")
    return text.rjust(len(text) - len(str(value.year)) + 4, "0")


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
    if isinstance(value, datetime.datetime):
        value = moment(value)
    return "'" + str(value).replace("'", "''") + "'"


def answer(engine, queries):
    for number, query in enumerate(queries):
        print(f"@@{number}")
        try:
            for row in engine.rows(query):
                print(",".join(quoted(value) for value in row))
        except Exception as error:
            print("@!" + str(error).replace("\n", " ")[:400])


def main():
    if len(sys.argv) > 2:
        sys.path.insert(0, sys.argv[2])
    engine = {"duckdb": DuckDB, "spark": Spark}[sys.argv[1]]()
    while head := sys.stdin.readline():
        setup_count, query_count = map(int, head.split())
        lines = [sys.stdin.readline().rstrip("\n") for _ in range(setup_count + query_count)]
        try:
            engine.begin(lines[:setup_count])
            answer(engine, lines[setup_count:])
        except Exception as error:
            for number in range(query_count):
                print(f"@@{number}\n@!the tables: " + str(error).replace("\n", " "))
        print("@@end", flush=True)


main()
