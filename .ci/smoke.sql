-- Table, pipe, rate, shipped data: one line each through the whole house.
CREATE TABLE filings (place STRING, received INT64, online INT64, rate RATIO(online, received));
INSERT INTO filings VALUES ('Huế', 100, 90), ('Huế', 900, 90), ('Đà Nẵng', 0, 0);
FROM filings |> AGGREGATE SUM(received) AS received, RATE(rate) AS rate GROUP AND ORDER BY place;
FROM provinces |> AGGREGATE COUNT(*) AS provinces;
