-- report: regions_pooled
-- title: Tỷ lệ gộp và trung bình không trọng số theo vùng
-- description: Vì sao kho dữ liệu giữ tử số và mẫu số: trung bình các tỷ lệ cho tỉnh ít kiến nghị cùng tiếng nói với tỉnh nhiều kiến nghị. Phản ánh, kiến nghị trả lời đúng hạn và hồ sơ được số hóa, từ đầu năm 2026 đến ngày 10/10.

-- section: Phản ánh, kiến nghị trả lời đúng hạn
-- note: pooled là tổng tử số chia tổng mẫu số; plain_mean là trung bình các tỷ lệ của tỉnh.
-- chart bar x=region y=pooled,plain_mean
-- expect COUNT(*) = 6 AND SUM(provinces) = 34
-- expect SUM(petitions) = 21399 AND SUM(answered) = 8654
-- warn MAX(ABS(difference)) < 5%, 'trung bình không trọng số lệch trên 5 điểm phần trăm'
FROM rates
|> WHERE indicator = 'petition_on_time_rate' AND scope = 'province' AND as_of = DATE '2026-10-10'
|> AGGREGATE COUNT(*) AS provinces, SUM(numerator) AS answered, SUM(denominator) AS petitions,
     RATE(numerator, denominator) AS pooled, AVG_UNWEIGHTED(rate) AS plain_mean
   GROUP BY region
|> EXTEND CAST(plain_mean - pooled AS RATIO) AS difference
|> ORDER BY pooled;

-- section: Hồ sơ được số hóa
-- note: Cùng phép so sánh trên 14,7 triệu hồ sơ: vùng có tỉnh lớn và thấp thì trung bình không trọng số nói quá.
-- chart bar x=region y=pooled,plain_mean
-- expect COUNT(*) = 6 AND SUM(provinces) = 34
-- expect SUM(dossiers) = 14666665 AND SUM(digitised) = 3633376
-- warn MAX(ABS(difference)) < 5%, 'trung bình không trọng số lệch trên 5 điểm phần trăm'
FROM rates
|> WHERE indicator = 'digitisation_rate_766' AND scope = 'province' AND as_of = DATE '2026-10-10'
|> AGGREGATE COUNT(*) AS provinces, SUM(numerator) AS digitised, SUM(denominator) AS dossiers,
     RATE(numerator, denominator) AS pooled, AVG_UNWEIGHTED(rate) AS plain_mean
   GROUP BY region
|> EXTEND CAST(plain_mean - pooled AS RATIO) AS difference
|> ORDER BY pooled;

-- section: Cả nước: chín tỷ lệ, hai cách tính
-- note: Chỉ tỷ lệ gộp mới là tỷ lệ của cả nước.
-- expect COUNT(*) = 9
-- expect MIN(pooled) FILTER (WHERE id = 'petition_on_time_rate') BETWEEN 40.44% AND 40.45%
-- expect MIN(pooled) FILTER (WHERE id = 'digitisation_rate_766') BETWEEN 24.77% AND 24.78%
FROM rates
|> WHERE scope = 'province' AND as_of = DATE '2026-10-10'
|> AGGREGATE RATE(numerator, denominator) AS pooled, AVG_UNWEIGHTED(rate) AS plain_mean,
     SUM(denominator) AS cases
   GROUP BY indicator
|> EXTEND CAST(plain_mean - pooled AS RATIO) AS difference
|> JOIN indicators AS i ON indicator = i.id
|> SELECT i.id, i.name, cases, pooled, plain_mean, difference
|> ORDER BY ABS(difference) DESC;
