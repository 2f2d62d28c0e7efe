-- report: scoreboard_2024
-- title: Bảng điểm chuyển đổi số cuối năm 2024
-- description: Mọi con số của phiên tổng kết Ủy ban Quốc gia về chuyển đổi số và Đề án 06 ngày 06/02/2025, kèm trạng thái và nguồn; chỉ tiêu không có số được nói rõ.
-- param place STRING in provinces_63.name default 'An Giang'

-- section: Các con số chính
-- note: “2,5 lần” không tự chứng minh được, vì 18% của 2023 là 45% chia 2,5; số công bố là 17% và 45,8%.
-- expect MAX(filing_2024) = 45% AND MAX(filing_2023) = 18%, 'hồ sơ trực tuyến toàn trình'
-- expect MAX(times) = 2.5
-- expect MAX(digitisation_localities) = 67.06% AND MAX(digitisation_ministries) = 60.98%
-- expect MAX(datastore_localities) = '63/63' AND MAX(datastore_ministries) = '17/21'
-- expect MIN(vneid) = 100%, 'VNeID là tài khoản duy nhất ở mọi nơi'
-- expect MAX(subscribers_2g) = 0.20%
FROM rates
|> WHERE as_of BETWEEN DATE '2023-12-31' AND DATE '2024-12-31' AND status <> 'target'
     AND indicator IN ('full_online_filing_rate', 'digitisation_rate', 'datastore_connection',
       'vneid_sole_account', '2g_subscriber_share')
|> AGGREGATE
     MAX(rate) FILTER (WHERE indicator = 'full_online_filing_rate' AND scope = 'national'
       AND period = '2024') AS filing_2024,
     MAX(rate) FILTER (WHERE indicator = 'full_online_filing_rate' AND scope = 'national'
       AND period = '2023') AS filing_2023,
     MAX(rate) FILTER (WHERE indicator = 'full_online_filing_rate' AND scope = 'national'
       AND period = '2024-12-31') AS filing_2024_published,
     MAX(rate) FILTER (WHERE indicator = 'full_online_filing_rate' AND scope = 'national'
       AND period = '2023-12-31') AS filing_2023_published,
     MAX(rate) FILTER (WHERE indicator = 'digitisation_rate' AND period = '2024-12-10'
       AND scope = 'localities') AS digitisation_localities,
     MAX(rate) FILTER (WHERE indicator = 'digitisation_rate' AND period = '2024-12-10'
       AND scope = 'ministries') AS digitisation_ministries,
     MAX(CAST(numerator AS STRING) || '/' || CAST(denominator AS STRING))
       FILTER (WHERE indicator = 'datastore_connection' AND scope = 'localities')
       AS datastore_localities,
     MAX(CAST(numerator AS STRING) || '/' || CAST(denominator AS STRING))
       FILTER (WHERE indicator = 'datastore_connection' AND scope = 'ministries')
       AS datastore_ministries,
     MIN(rate) FILTER (WHERE indicator = 'vneid_sole_account') AS vneid,
     MAX(rate) FILTER (WHERE indicator = '2g_subscriber_share') AS subscribers_2g
|> EXTEND filing_2024 / filing_2023 AS times,
     ROUND(filing_2024_published / filing_2023_published, 2) AS times_published;

-- section: Hạng Chính phủ điện tử (EGDI) của Việt Nam
-- note: Tăng 15 bậc trong một kỳ khảo sát, lần đầu vào nhóm “Rất cao”.
-- chart line x=year y=rank
-- expect MAX(rank) FILTER (WHERE year = 2022) = 86 AND MAX(rank) FILTER (WHERE year = 2024) = 71
-- expect MIN(countries) FILTER (WHERE year >= 2022) = 193
-- expect MIN(year) FILTER (WHERE level = 'Rất cao') = 2024, 'lần đầu ở mức Rất cao'
-- warn COUNT_IF(countries IS NULL) = 0, 'số nước tham gia không có ở các kỳ trước 2012'
FROM egdi
|> WHERE place = 'Việt Nam'
|> SELECT year, rank, countries, egdi, level
|> ORDER BY year;

-- section: Hồ sơ trực tuyến toàn trình: bộ, ngành kéo con số chung
-- note: Mục tiêu năm 2024 là 30% với địa phương, 70% với bộ, ngành và 50% với cả nước.
-- chart line x=as_of y=rate by=place
-- expect COUNT(*) = 12
-- warn MAX(rate) FILTER (WHERE place = 'Việt Nam') >= 50%, 'chưa đạt mục tiêu năm 2024'
FROM rates
|> WHERE indicator = 'full_online_filing_rate' AND scope IN ('national', 'localities', 'ministries')
|> WHERE period IN ('2023-12-31', '2024-06-30', '2024-09-30', '2024-12-31')
|> SELECT place, as_of, rate, status, source
|> ORDER BY place, as_of;

-- section: Dịch vụ công trực tuyến thiết yếu
-- note: 53 = 25 của Đề án 06 + 28 của Quyết định 422/QĐ-TTg năm 2022.
-- expect SUM(n) = 53
-- expect MAX(n) FILTER (WHERE list = 'DA06') = 25 AND MAX(n) FILTER (WHERE list = 'QD422') = 28
-- warn MIN(confirmed) > 0, 'tên của 28 dịch vụ theo Quyết định 422 chưa được xác nhận'
FROM services
|> AGGREGATE COUNT(*) AS n, COUNT_IF(name_status = 'confirmed') AS confirmed
   GROUP AND ORDER BY list;

-- section: Mục tiêu năm 2025 của An Giang
-- note: Ba mục tiêu không kèm con số trong bài viết.
-- expect MAX(value) = 53 AND COUNT_IF(value = 25) = 1 AND COUNT_IF(value = 28) = 1
-- warn COUNT_IF(value IS NULL AND rate IS NULL) = 0, 'mục tiêu không có số'
FROM figures
|> WHERE place_id = '63-89' AND status = 'target'
|> SELECT indicator, period, value, CAST(NULL AS RATIO) AS rate, status, confidence, source, note
|> UNION ALL (
     FROM rates
     |> WHERE place_id = '63-89' AND status = 'target'
     |> SELECT indicator, period, CAST(NULL AS DECIMAL(18,6)) AS value, rate, status, confidence,
          source, note)
|> JOIN indicators AS i ON indicator = i.id
|> SELECT i.name, period, value, rate, status, confidence, source, note
|> ORDER BY value IS NULL, value DESC, name;

-- section: Bảng điểm đầy đủ
-- note: Hạng, số đếm và tỷ lệ đứng ở cột riêng: hạng 71 trên 193 không phải là tỷ lệ. Số công bố khác đứng ngay bên cạnh.
-- expect COUNT(*) = 19
-- expect MAX(rate) <= 100%
-- expect COUNT_IF(source IS NULL OR status IS NULL) = 0, 'con số nào cũng có trạng thái và nguồn'
-- warn COUNT_IF(value IS NULL AND rate IS NULL) = 0, 'chỉ tiêu không có số'
FROM rates
|> WHERE source LIKE 'Cổng TTĐT tỉnh An Giang%'
     OR indicator = 'full_online_filing_rate' AND scope = 'national'
       AND period IN ('2023-12-31', '2024-12-31')
|> SELECT indicator, place, period, numerator AS value, denominator AS out_of, rate, status,
     confidence, source, note
|> UNION ALL (
     FROM figures
     |> WHERE source LIKE 'Cổng TTĐT tỉnh An Giang%'
          OR place_id = 'vn' AND indicator = 'egdi_rank' AND period = '2022'
     |> SELECT indicator, place, period, value, out_of, CAST(NULL AS RATIO) AS rate, status,
          confidence, source, note)
|> JOIN indicators AS i ON indicator = i.id
|> SELECT i.name, place, period, value, out_of, rate, status, confidence, source, note
|> ORDER BY status = 'target', name, period, place;

-- section: Một địa phương năm 2024
-- note: Hạng và điểm đã công bố; một tỉnh vắng mặt ở chỉ tiêu nào thì nguồn không nêu tỉnh ấy.
FROM figures
|> WHERE scope = 'province' AND place = @place AND status <> 'target'
     AND as_of BETWEEN DATE '2024-01-01' AND DATE '2024-12-31'
|> JOIN indicators AS i ON indicator = i.id
|> SELECT place, i.name, period, value, out_of, status, confidence, source
|> ORDER BY name, period;
