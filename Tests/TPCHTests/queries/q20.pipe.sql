FROM supplier
|> JOIN nation ON s_nationkey = n_nationkey
|> WHERE n_name = 'CANADA'
|> SEMI JOIN (
     FROM partsupp
     |> SEMI JOIN (FROM part |> WHERE p_name LIKE 'forest%') AS p ON ps_partkey = p.p_partkey
     |> WHERE ps_availqty > (
          FROM lineitem
          |> WHERE l_partkey = ps_partkey AND l_suppkey = ps_suppkey
               AND l_shipdate >= DATE '1994-01-01' AND l_shipdate < DATE '1995-01-01'
          |> AGGREGATE 0.5 * SUM(l_quantity))) AS ps
   ON s_suppkey = ps.ps_suppkey
|> SELECT s_name, s_address
|> ORDER BY s_name
