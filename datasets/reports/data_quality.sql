-- report: data_quality
-- title: Chất lượng của kho dữ liệu
-- description: Độ tin cậy và trạng thái của từng bảng, chỗ trống mà nguồn đã hứa, tên dịch vụ chưa được xác nhận, nguồn được dùng nhiều nhất. Chỗ trống được nói ra chứ không điền.

-- section: Độ tin cậy theo bảng
-- note: high: đã đối chiếu với nguồn thứ hai hoặc một phép kiểm tra; medium: một nguồn, hoặc suy ra một phần; low: chưa được xác nhận.
-- chart bar x=table_name y=high_share,medium_share,low_share
-- expect COUNT(*) = 9
-- expect SUM(rows) = SUM(high) + SUM(medium) + SUM(low), 'dòng nào cũng có độ tin cậy'
-- expect SUM(rows) = 5660
-- warn SUM(low) = 0, 'có dòng độ tin cậy thấp'
FROM (FROM rates |> SELECT 'rates' AS table_name, confidence)
|> UNION ALL
     (FROM figures |> SELECT 'figures' AS table_name, confidence),
     (FROM services |> SELECT 'services' AS table_name, confidence),
     (FROM province_units |> SELECT 'province_units' AS table_name, confidence),
     (FROM province_changes |> SELECT 'province_changes' AS table_name, confidence),
     (FROM province_aliases |> SELECT 'province_aliases' AS table_name, confidence),
     (FROM ministries |> SELECT 'ministries' AS table_name, confidence),
     (FROM ministry_aliases |> SELECT 'ministry_aliases' AS table_name, confidence),
     (FROM countries |> SELECT 'countries' AS table_name, confidence)
|> AGGREGATE COUNT(*) AS rows, COUNT_IF(confidence = 'high') AS high,
     COUNT_IF(confidence = 'medium') AS medium, COUNT_IF(confidence = 'low') AS low
   GROUP BY table_name
|> EXTEND CAST(high / rows AS RATIO) AS high_share, CAST(medium / rows AS RATIO) AS medium_share,
     CAST(low / rows AS RATIO) AS low_share
|> ORDER BY rows DESC;

-- section: Trạng thái của các con số
-- note: actual: nguồn nêu; approx: nguồn nêu tròn số; derived: tính từ số đã nêu; target: mục tiêu, không phải kết quả.
-- expect SUM(rows) = 4194
-- expect SUM(rows) FILTER (WHERE status = 'target') = 18
FROM (FROM rates |> SELECT 'rates' AS table_name, status, confidence)
|> UNION ALL (FROM figures |> SELECT 'figures' AS table_name, status, confidence)
|> AGGREGATE COUNT(*) AS rows, COUNT_IF(confidence = 'low') AS low
   GROUP AND ORDER BY table_name, status;

-- section: Chỗ trống
-- note: Nguồn hứa một con số nhưng không nêu. NULL ở đây không phải là số không.
-- expect COUNT(*) = 3
-- expect COUNT_IF(status <> 'target') = 0, 'chỉ mục tiêu mới thiếu số'
-- warn COUNT(*) = 0, 'chỉ tiêu không có số'
FROM rates
|> WHERE rate IS NULL
|> SELECT 'rates' AS table_name, indicator, place, period, status, confidence, source, note
|> UNION ALL (
     FROM figures
     |> WHERE value IS NULL
     |> SELECT 'figures' AS table_name, indicator, place, period, status, confidence, source, note)
|> JOIN indicators AS i ON indicator = i.id
|> SELECT table_name, i.name, place, period, status, confidence, source, note
|> ORDER BY table_name, name;

-- section: Tên dịch vụ công thiết yếu chưa được xác nhận
-- note: candidate: tên phù hợp nhưng chưa thấy trong văn bản; placeholder: chỉ giữ chỗ cho số thứ tự của Quyết định 422/QĐ-TTg.
-- expect SUM(services) = 53
-- expect MAX(services) FILTER (WHERE name_status = 'candidate') = 18
-- expect MAX(services) FILTER (WHERE name_status = 'placeholder') = 10
-- warn COUNT_IF(name_status <> 'confirmed') = 0, 'tên chưa được xác nhận'
FROM services
|> AGGREGATE COUNT(*) AS services, COUNT_IF(confidence = 'low') AS low
   GROUP AND ORDER BY list, name_status;

-- section: Tỷ lệ không có tử số và mẫu số
-- note: Những tỷ lệ này không gộp được qua các nơi hay các kỳ; chỉ đọc từng dòng.
-- expect SUM(rates) FILTER (WHERE NOT has_parts) > 0
FROM rates
|> WHERE rate IS NOT NULL
|> EXTEND numerator IS NOT NULL AND denominator IS NOT NULL AS has_parts
|> AGGREGATE COUNT(*) AS rates, COUNT(DISTINCT indicator) AS indicators
   GROUP AND ORDER BY scope, has_parts;

-- section: Nguồn được dùng nhiều nhất
-- expect COUNT(*) = 10
-- expect COUNT_IF(source IS NULL) = 0
FROM (FROM rates |> SELECT source, as_of, confidence)
|> UNION ALL (FROM figures |> SELECT source, as_of, confidence)
|> AGGREGATE COUNT(*) AS rows, MIN(as_of) AS first_day, MAX(as_of) AS last_day,
     COUNT_IF(confidence = 'high') AS high
   GROUP BY source
|> ORDER BY rows DESC, source
|> LIMIT 10;
