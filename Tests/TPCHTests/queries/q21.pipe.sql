WITH late AS (FROM lineitem |> WHERE l_receiptdate > l_commitdate)
FROM supplier
|> JOIN late AS l1 ON s_suppkey = l1.l_suppkey
|> JOIN orders ON o_orderkey = l1.l_orderkey
|> JOIN nation ON s_nationkey = n_nationkey
|> WHERE o_orderstatus = 'F' AND n_name = 'SAUDI ARABIA'
|> SEMI JOIN lineitem AS l2
   ON l2.l_orderkey = l1.l_orderkey AND l2.l_suppkey <> l1.l_suppkey
|> ANTI JOIN late AS l3
   ON l3.l_orderkey = l1.l_orderkey AND l3.l_suppkey <> l1.l_suppkey
|> AGGREGATE COUNT(*) AS numwait GROUP BY s_name
|> ORDER BY numwait DESC, s_name
|> LIMIT 100
