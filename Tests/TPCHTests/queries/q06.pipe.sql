FROM lineitem
|> WHERE l_shipdate >= DATE '1994-01-01' AND l_shipdate < DATE '1995-01-01'
|> WHERE l_discount BETWEEN 5% AND 7% AND l_quantity < 24
|> AGGREGATE SUM(l_extendedprice * l_discount) AS revenue
