FROM lineitem
|> AGGREGATE SUM(l_quantity) AS qty GROUP BY l_orderkey
|> WHERE qty > 300
|> JOIN orders ON o_orderkey = l_orderkey
|> JOIN customer ON c_custkey = o_custkey
|> SELECT c_name, c_custkey, o_orderkey, o_orderdate, o_totalprice, qty
|> ORDER BY o_totalprice DESC, o_orderdate
|> LIMIT 100
