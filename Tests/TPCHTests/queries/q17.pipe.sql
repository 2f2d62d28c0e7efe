FROM lineitem
|> EXTEND AVG(l_quantity) OVER (PARTITION BY l_partkey) AS mean
|> JOIN part ON p_partkey = l_partkey
|> WHERE p_brand = 'Brand#23' AND p_container = 'MED BOX' AND l_quantity < 0.2 * mean
|> AGGREGATE SUM(l_extendedprice) / 7.0 AS avg_yearly
