-- report: province_ranking
-- title: Xếp hạng 34 tỉnh, thành phố theo một tỷ lệ
-- description: Thứ hạng theo một tỷ lệ của Cổng Dịch vụ công quốc gia từ đầu năm 2026, kèm vùng và khoảng cách tới giá trị chung của cả nước.
-- param indicator STRING in indicators.id default 'digitisation_rate_766'

-- section: Giá trị chung
-- note: Giá trị chung là tổng tử số chia tổng mẫu số; trung bình không trọng số của 34 tỷ lệ là một con số khác.
-- expect COUNT(*) = 1, 'chỉ tiêu này không có tử số và mẫu số của 34 tỉnh'
-- expect MAX(provinces) = 34
FROM rates
|> WHERE indicator = @indicator AND scope = 'province' AND as_of = DATE '2026-10-10'
|> AGGREGATE COUNT(DISTINCT place_id) AS provinces, RATE(numerator, denominator) AS national_rate,
     AVG_UNWEIGHTED(rate) AS plain_mean, MIN(rate) AS lowest, MAX(rate) AS highest
   GROUP BY indicator
|> JOIN indicators AS i ON indicator = i.id
|> SELECT i.name AS indicator, provinces, national_rate, plain_mean, lowest, highest, i.better;

-- section: Thứ hạng
-- note: Hạng 1 là tỷ lệ cao nhất; bằng nhau thì cùng hạng. Khoảng cách tính bằng điểm phần trăm tới giá trị chung của cả nước.
-- chart bar x=province y=rate
-- expect COUNT(*) = 34
-- expect COUNT_IF(region IS NULL) = 0
-- expect MIN(rank) = 1 AND MAX(rate) <= 100%
-- expect MIN(distance) <= 0% AND MAX(distance) >= 0%, 'giá trị chung nằm giữa các tỉnh'
-- warn COUNT_IF(denominator < 100) = 0, 'mẫu số dưới 100: tỷ lệ dao động mạnh'
FROM rates
|> WHERE indicator = @indicator AND scope = 'province' AND as_of = DATE '2026-10-10'
|> EXTEND SUM(numerator) OVER () AS all_numerators, SUM(denominator) OVER () AS all_denominators,
     RANK() OVER (ORDER BY rate DESC) AS rank
|> EXTEND CAST(rate - all_numerators / all_denominators AS RATIO) AS distance
|> SELECT rank, place AS province, region, rate, distance, numerator, denominator, status,
     confidence, source
|> ORDER BY rank, province;
