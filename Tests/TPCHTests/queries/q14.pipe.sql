FROM lineitem
|> WHERE l_shipdate >= DATE '1995-09-01' AND l_shipdate < DATE '1995-09-01' + INTERVAL 1 MONTH
|> JOIN part ON l_partkey = p_partkey
|> EXTEND l_extendedprice * (1 - l_discount) AS price
|> AGGREGATE
     100.00 * SUM(CASE WHEN p_type LIKE 'PROMO%' THEN price ELSE 0 END) / SUM(price)
       AS promo_revenue
