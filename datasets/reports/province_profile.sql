-- report: province_profile
-- title: Hồ sơ một tỉnh, thành phố
-- description: Đơn vị hành chính, các chỉ số phục vụ người dân, doanh nghiệp (Quyết định 766/QĐ-TTg) so với cả nước, PAPI, PCI và mọi con số gần nhất đã công bố của một tỉnh. Tên viết kiểu nào cũng được: Tp. HCM, ha noi, H26; tỉnh đã sáp nhập dẫn tới tỉnh mới.
-- param province STRING default 'Hà Nội'

-- section: Đơn vị hành chính
-- expect COUNT(*) = 1, 'không nhận ra tên tỉnh'
FROM provinces
|> WHERE province_id = COALESCE(PROVINCE_ID(@province),
     PROVINCE_AT(PROVINCE_ID(@province, DATE '2024-12-31'), DATE '2024-12-31', DATE '2025-07-01'))
|> SELECT province_id, name, kind, region, gov_code, area_km2, population, population_year,
     confidence, source;

-- section: Các đơn vị trước ngày 01/7/2025
-- note: Số liệu trước ngày sáp nhập thuộc về các đơn vị này, không cộng dồn được nếu thiếu mẫu số. Dân số của điều tra 2019 và của hồ sơ sáp nhập đếm khác nhau.
-- expect COUNT(*) BETWEEN 1 AND 3, 'tỉnh mới gồm nhiều nhất ba tỉnh cũ'
FROM provinces_63
|> WHERE successor_id = COALESCE(PROVINCE_ID(@province),
     PROVINCE_AT(PROVINCE_ID(@province, DATE '2024-12-31'), DATE '2024-12-31', DATE '2025-07-01'))
|> SELECT province_id, name, kind, region, area_km2, population, confidence, source
|> ORDER BY province_id;

-- section: Phục vụ người dân, doanh nghiệp từ đầu năm 2026 so với cả nước
-- note: Giá trị cả nước là tổng tử số chia tổng mẫu số của 34 tỉnh, không phải trung bình các tỷ lệ. Hạng 1 là cao nhất.
-- chart bar x=indicator y=rate,national_rate
-- expect COUNT(*) = 9
-- expect MIN(provinces) = 34 AND MAX(provinces) = 34
-- expect MIN(rate) >= 0% AND MAX(rate) <= 100%
FROM rates
|> WHERE scope = 'province' AND as_of = DATE '2026-10-10'
|> EXTEND SUM(numerator) OVER (PARTITION BY indicator) AS all_numerators,
     SUM(denominator) OVER (PARTITION BY indicator) AS all_denominators,
     COUNT(*) OVER (PARTITION BY indicator) AS provinces,
     RANK() OVER (PARTITION BY indicator ORDER BY rate DESC) AS rank
|> WHERE place_id = COALESCE(PROVINCE_ID(@province),
     PROVINCE_AT(PROVINCE_ID(@province, DATE '2024-12-31'), DATE '2024-12-31', DATE '2025-07-01'))
|> JOIN indicators AS i ON indicator = i.id
|> EXTEND CAST(all_numerators / all_denominators AS RATIO) AS national_rate
|> SELECT i.name AS indicator, rate, national_rate,
     CAST(rate - national_rate AS RATIO) AS difference, rank, provinces, numerator, denominator,
     as_of, status, confidence, source
|> ORDER BY indicator;

-- section: PAPI và PCI qua các năm
-- note: Mỗi đường là một đơn vị cũ và một chỉ số; điểm PAPI có trần 80, điểm PCI có trần 100. Năm vắng mặt là năm không công bố.
-- chart line x=year y=value by=series
-- expect COUNT(*) > 0
-- expect MAX(value) <= 100
FROM figures
|> WHERE indicator IN ('papi_total', 'pci_score') AND status <> 'target'
|> JOIN province_units AS u ON place_id = u.province_id
|> WHERE COALESCE(u.successor_id, u.province_id) = COALESCE(PROVINCE_ID(@province),
     PROVINCE_AT(PROVINCE_ID(@province, DATE '2024-12-31'), DATE '2024-12-31', DATE '2025-07-01'))
|> SELECT CASE indicator WHEN 'pci_score' THEN 'PCI ' ELSE 'PAPI ' END || place AS series,
     CAST(period AS INT64) AS year, ROUND(value, 2) AS value, status, figures.confidence,
     figures.source
|> ORDER BY series, year;

-- section: Mọi con số gần nhất đã công bố
-- note: Của tỉnh và của các đơn vị cũ, mỗi chỉ tiêu một dòng cho kỳ mới nhất; hai nguồn khác nhau thì có hai dòng. Tỉnh vắng mặt ở chỉ tiêu nào thì nguồn không nêu.
-- expect COUNT(*) > 0
-- expect COUNT_IF(source IS NULL OR status IS NULL) = 0, 'con số nào cũng có trạng thái và nguồn'
FROM figures
|> JOIN province_units AS u ON place_id = u.province_id
|> WHERE scope = 'province' AND status <> 'target'
     AND COALESCE(u.successor_id, u.province_id) = COALESCE(PROVINCE_ID(@province),
       PROVINCE_AT(PROVINCE_ID(@province, DATE '2024-12-31'), DATE '2024-12-31', DATE '2025-07-01'))
|> EXTEND MAX(as_of) OVER (PARTITION BY indicator, place_id) AS newest
|> WHERE as_of = newest
|> JOIN indicators AS i ON indicator = i.id
|> SELECT place, i.name AS indicator, period, value, out_of, i.unit, status,
     figures.confidence, figures.source
|> ORDER BY indicator, place, value;
