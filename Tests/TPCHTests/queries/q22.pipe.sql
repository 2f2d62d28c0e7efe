FROM customer
|> EXTEND SUBSTR(c_phone, 1, 2) AS cntrycode
|> WHERE cntrycode IN ('13', '31', '23', '29', '30', '18', '17')
|> WHERE c_acctbal > (
     FROM customer
     |> WHERE c_acctbal > 0.00
          AND SUBSTR(c_phone, 1, 2) IN ('13', '31', '23', '29', '30', '18', '17')
     |> AGGREGATE AVG(c_acctbal))
|> ANTI JOIN orders ON o_custkey = c_custkey
|> AGGREGATE COUNT(*) AS numcust, SUM(c_acctbal) AS totacctbal GROUP AND ORDER BY cntrycode
