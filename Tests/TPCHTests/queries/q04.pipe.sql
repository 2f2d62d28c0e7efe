FROM orders
|> WHERE o_orderdate >= DATE '1993-07-01' AND o_orderdate < DATE '1993-10-01'
|> WHERE EXISTS (
     FROM lineitem |> WHERE l_orderkey = o_orderkey AND l_commitdate < l_receiptdate)
|> AGGREGATE COUNT(*) AS order_count GROUP AND ORDER BY o_orderpriority
