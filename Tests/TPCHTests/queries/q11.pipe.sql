WITH german AS (
  FROM partsupp
  |> JOIN supplier ON ps_suppkey = s_suppkey
  |> JOIN nation ON s_nationkey = n_nationkey
  |> WHERE n_name = 'GERMANY'
  |> SELECT ps_partkey, ps_supplycost * ps_availqty AS cost)
FROM german
|> AGGREGATE SUM(cost) AS value GROUP BY ps_partkey
|> WHERE value > (FROM german |> AGGREGATE SUM(cost) * 0.0001)
|> ORDER BY value DESC
