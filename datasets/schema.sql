-- The shipped tables: each has its rows in the CSV of its name. A code alone is no key of a
-- province (15, 24, 44, 52, 80, 82, 91 changed hands on 2025-07-01); province_id is. The views name
-- their tables with tra, so that a user's table of that name does not change them.

CREATE TABLE province_units (
  province_id STRING NOT NULL COMMENT 'set and code: 63-89, 34-91; the key',
  code STRING NOT NULL COMMENT 'two digits; another province may have had it before 2025-07-01',
  name STRING NOT NULL,
  name_en STRING NOT NULL,
  kind STRING NOT NULL COMMENT 'tỉnh or thành phố, as of 2025-07-01',
  region STRING NOT NULL COMMENT 'of the plans 2021–2030 for the 63, the usual six groups for the 34',
  province_set INT64 NOT NULL COMMENT '63 until 2025-06-30, 34 from 2025-07-01',
  valid_from DATE NOT NULL,
  valid_to DATE COMMENT 'the last day',
  successor_id STRING COMMENT 'province_id of the unit that took over',
  gov_code STRING COMMENT 'H01 to H63; stays with the name',
  confidence STRING NOT NULL,
  source STRING,
  note STRING,
  area_km2 DECIMAL(10,2),
  population_year INT64 COMMENT '2019: census; 2024: merger papers, counted differently',
  population INT64
) COMMENT 'both sets of provinces with their validity';

CREATE TABLE province_changes (
  date DATE NOT NULL,
  code STRING NOT NULL,
  name_before STRING NOT NULL,
  change STRING NOT NULL,
  code_after STRING NOT NULL,
  name_after STRING NOT NULL,
  kind_after STRING NOT NULL,
  instrument STRING,
  confidence STRING NOT NULL,
  note STRING
) COMMENT 'mergers and renamings of provinces since 2008';

CREATE TABLE province_aliases (
  alias STRING NOT NULL COMMENT 'an alias can lead to a unit of each set',
  province_id STRING NOT NULL,
  type STRING NOT NULL,
  confidence STRING NOT NULL,
  note STRING
) COMMENT 'spellings and codes of provinces';

CREATE TABLE ministries (
  id STRING NOT NULL,
  name STRING NOT NULL,
  name_en STRING NOT NULL,
  kind STRING NOT NULL,
  valid_from DATE,
  valid_to DATE,
  successor_id STRING,
  abbr_vi STRING,
  abbr_en STRING,
  gov_code STRING,
  counts_in_21 STRING COMMENT 'whether it is one of the 21 of 17/21: inferred, no source names them',
  confidence STRING NOT NULL,
  note STRING
) COMMENT 'ministries and ministerial agencies 2007–2025';

CREATE TABLE ministry_aliases (
  alias STRING NOT NULL,
  ministry_id STRING NOT NULL,
  type STRING NOT NULL,
  confidence STRING NOT NULL
) COMMENT 'spellings and abbreviations of ministries';

CREATE TABLE countries (
  id STRING NOT NULL,
  name STRING NOT NULL,
  name_en STRING NOT NULL,
  iso3 STRING,
  kind STRING NOT NULL COMMENT 'country or aggregate',
  asean_since DATE,
  confidence STRING NOT NULL,
  note STRING
) COMMENT 'Viet Nam, ten neighbours, two aggregates';

CREATE TABLE indicators (
  id STRING NOT NULL,
  name STRING NOT NULL,
  unit STRING NOT NULL,
  better STRING COMMENT 'higher or lower',
  definition STRING
) COMMENT 'what the indicators of rates and figures mean';

CREATE TABLE services (
  id STRING NOT NULL,
  list STRING NOT NULL COMMENT 'DA06: Project 06; QD422: Decision 422 of 2022',
  number INT64 NOT NULL,
  name STRING NOT NULL,
  ministry_id STRING COMMENT 'responsible in 2022',
  ministry_id_2025 STRING COMMENT 'responsible from 2025-03-01',
  kind STRING,
  name_status STRING NOT NULL COMMENT 'confirmed, candidate or placeholder',
  number_status STRING NOT NULL,
  confidence STRING NOT NULL,
  note STRING
) COMMENT 'essential online services: 25 of Project 06, 28 of Decision 422';

CREATE TABLE rates (
  indicator STRING NOT NULL COMMENT 'id in indicators; those in _766 have wider denominators',
  place STRING NOT NULL,
  period STRING NOT NULL COMMENT 'as published: 2024, 2024-12-10',
  scope STRING NOT NULL COMMENT 'national, ministries, localities, ministry, province',
  place_id STRING NOT NULL COMMENT 'province_id where scope is province',
  region STRING,
  as_of DATE NOT NULL COMMENT 'the last day of the period',
  status STRING NOT NULL COMMENT 'actual, approx, derived, target',
  confidence STRING NOT NULL,
  source STRING NOT NULL,
  note STRING,
  numerator INT64,
  denominator INT64,
  rate RATIO COMMENT 'as published; NULL where a promised figure is missing'
) COMMENT 'published and counted rates: digitisation, online filing, on time, …';

CREATE TABLE figures (
  indicator STRING NOT NULL COMMENT 'id in indicators',
  place STRING NOT NULL,
  period STRING NOT NULL COMMENT 'as published: 2024, 2024-12-10',
  scope STRING NOT NULL COMMENT 'world, national, ministries, localities, ministry, province',
  place_id STRING NOT NULL COMMENT 'province_id where scope is province',
  region STRING,
  as_of DATE NOT NULL COMMENT 'the last day of the period',
  status STRING NOT NULL COMMENT 'actual, approx, derived, target',
  confidence STRING NOT NULL,
  source STRING NOT NULL,
  note STRING,
  unit STRING NOT NULL,
  out_of DECIMAL(18,2) COMMENT 'ranks: of how many; scores: of what maximum',
  value DECIMAL(18,6) COMMENT 'NULL where a promised figure is missing'
) COMMENT 'ranks, indices, counts: EGDI, PAPI, PCI, DTI, accounts, …';

CREATE VIEW provinces
COMMENT 'provinces and cities of today (the 63 until 2025-06-30: provinces_63)' AS
FROM tra.province_units
|> WHERE province_set = 34
|> SELECT province_id, code, name, name_en, kind, region, valid_from, gov_code, confidence, source,
     note, area_km2, population_year, population;

CREATE VIEW provinces_63 COMMENT 'the 63 provinces and cities until 2025-06-30' AS
FROM tra.province_units
|> WHERE province_set = 63
|> SELECT province_id, code, name, name_en, kind, region, valid_from, valid_to, successor_id,
     gov_code, confidence, source, note, area_km2, population_year, population;

-- _766: the portal's scoring; only it has digitisation, reuse, on time and satisfaction on this day.
CREATE VIEW performance
COMMENT 'dossiers, payments and petitions by province, 2026 to 10 October' AS
FROM tra.rates
|> WHERE scope = 'province' AND as_of = DATE '2026-10-10'
|> AGGREGATE
     MAX(denominator) FILTER (WHERE indicator = 'on_time_rate_766') AS dossiers,
     RATE(numerator, denominator) FILTER (WHERE indicator = 'on_time_rate_766') AS on_time_rate,
     RATE(numerator, denominator) FILTER (WHERE indicator = 'digitisation_rate_766')
       AS digitisation_rate,
     RATE(numerator, denominator) FILTER (WHERE indicator = 'data_reuse_rate_766')
       AS data_reuse_rate,
     RATE(numerator, denominator) FILTER (WHERE indicator = 'e_result_rate') AS e_result_rate,
     RATE(numerator, denominator) FILTER (WHERE indicator = 'satisfaction_rate_766')
       AS satisfaction_rate,
     RATE(numerator, denominator) FILTER (WHERE indicator = 'online_payment_rate')
       AS online_payment_rate,
     RATE(numerator, denominator) FILTER (WHERE indicator = 'online_payment_procedure_rate')
       AS online_payment_procedure_rate,
     RATE(numerator, denominator) FILTER (WHERE indicator = 'petition_on_time_rate')
       AS petition_on_time_rate,
     RATE(numerator, denominator) FILTER (WHERE indicator = 'petition_satisfaction_rate')
       AS petition_satisfaction_rate,
     SUM(denominator) FILTER (WHERE indicator = 'petition_on_time_rate') AS petitions
   GROUP BY place_id AS province_id, place AS province, region, as_of;

CREATE VIEW egdi
COMMENT 'the UN e-government survey 2003–2024, Viet Nam and ten neighbours' AS
FROM tra.figures
|> WHERE scope = 'world' AND place_id NOT IN ('world', 'sea')
     AND indicator IN ('egdi_rank', 'egdi_value', 'osi', 'hci', 'tii', 'epi')
|> AGGREGATE
     CAST(MAX(value) FILTER (WHERE indicator = 'egdi_rank') AS INT64) AS rank,
     CAST(MAX(out_of) FILTER (WHERE indicator = 'egdi_rank') AS INT64) AS countries,
     CAST(MAX(value) FILTER (WHERE indicator = 'egdi_value') AS DECIMAL(6,5)) AS egdi,
     CAST(MAX(value) FILTER (WHERE indicator = 'osi') AS DECIMAL(6,5)) AS osi,
     CAST(MAX(value) FILTER (WHERE indicator = 'hci') AS DECIMAL(6,5)) AS hci,
     CAST(MAX(value) FILTER (WHERE indicator = 'tii') AS DECIMAL(6,5)) AS tii,
     CAST(MAX(value) FILTER (WHERE indicator = 'epi') AS DECIMAL(6,5)) AS epi
   GROUP BY place, CAST(period AS INT64) AS year
|> EXTEND CASE WHEN egdi >= 0.75 THEN 'Rất cao' WHEN egdi >= 0.5 THEN 'Cao'
               WHEN egdi >= 0.25 THEN 'Trung bình' WHEN egdi IS NOT NULL THEN 'Thấp' END AS level;
