FROM part
|> WHERE p_name LIKE '%green%'
|> JOIN lineitem ON p_partkey = l_partkey
|> JOIN partsupp ON ps_suppkey = l_suppkey AND ps_partkey = l_partkey
|> JOIN supplier ON s_suppkey = l_suppkey
|> JOIN orders ON o_orderkey = l_orderkey
|> JOIN nation ON s_nationkey = n_nationkey
|> AGGREGATE SUM(l_extendedprice * (1 - l_discount) - ps_supplycost * l_quantity) AS sum_profit
   GROUP BY n_name AS nation ASC, EXTRACT(YEAR FROM o_orderdate) AS o_year DESC
