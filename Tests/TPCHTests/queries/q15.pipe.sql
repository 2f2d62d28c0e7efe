FROM lineitem
|> WHERE l_shipdate >= DATE '1996-01-01' AND l_shipdate < DATE '1996-04-01'
|> AGGREGATE SUM(l_extendedprice * (1 - l_discount)) AS total_revenue GROUP BY l_suppkey
|> WHERE RANK() OVER (ORDER BY total_revenue DESC) = 1
|> JOIN supplier ON s_suppkey = l_suppkey
|> SELECT s_suppkey, s_name, s_address, s_phone, total_revenue
|> ORDER BY s_suppkey
