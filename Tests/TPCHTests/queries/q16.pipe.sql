FROM partsupp
|> JOIN part ON p_partkey = ps_partkey
|> WHERE p_brand <> 'Brand#45' AND p_type NOT LIKE 'MEDIUM POLISHED%'
     AND p_size IN (49, 14, 23, 45, 19, 3, 36, 9)
|> ANTI JOIN (FROM supplier |> WHERE s_comment LIKE '%Customer%Complaints%') AS s
   ON ps_suppkey = s.s_suppkey
|> AGGREGATE COUNT(DISTINCT ps_suppkey) AS supplier_cnt GROUP BY p_brand, p_type, p_size
|> ORDER BY supplier_cnt DESC, p_brand, p_type, p_size
