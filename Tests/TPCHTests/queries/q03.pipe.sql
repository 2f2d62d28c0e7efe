FROM customer
|> JOIN orders ON c_custkey = o_custkey
|> JOIN lineitem ON l_orderkey = o_orderkey
|> WHERE c_mktsegment = 'BUILDING'
     AND o_orderdate < DATE '1995-03-15' AND l_shipdate > DATE '1995-03-15'
|> AGGREGATE SUM(l_extendedprice * (1 - l_discount)) AS revenue
   GROUP BY l_orderkey, o_orderdate, o_shippriority
|> SELECT l_orderkey, revenue, o_orderdate, o_shippriority
|> ORDER BY revenue DESC, o_orderdate
|> LIMIT 10
