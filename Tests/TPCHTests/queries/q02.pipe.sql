FROM part
|> JOIN partsupp ON p_partkey = ps_partkey
|> JOIN supplier ON s_suppkey = ps_suppkey
|> JOIN nation ON s_nationkey = n_nationkey
|> JOIN region ON n_regionkey = r_regionkey
|> WHERE p_size = 15 AND p_type LIKE '%BRASS' AND r_name = 'EUROPE'
|> WHERE ps_supplycost = (
     FROM partsupp AS other
     |> JOIN supplier ON s_suppkey = other.ps_suppkey
     |> JOIN nation ON s_nationkey = n_nationkey
     |> JOIN region ON n_regionkey = r_regionkey
     |> WHERE p_partkey = other.ps_partkey AND r_name = 'EUROPE'
     |> AGGREGATE MIN(other.ps_supplycost))
|> SELECT s_acctbal, s_name, n_name, p_partkey, p_mfgr, s_address, s_phone, s_comment
|> ORDER BY s_acctbal DESC, n_name, s_name, p_partkey
|> LIMIT 100
