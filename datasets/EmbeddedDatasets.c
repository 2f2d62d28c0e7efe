// The shipped files, compiled into the program as bytes. A new file is a line in each list.
#include "EmbeddedDatasets.h"

static const unsigned char schema[] = {
#embed "schema.sql"
};
static const unsigned char countries[] = {
#embed "countries.csv"
};
static const unsigned char figures[] = {
#embed "figures.csv"
};
static const unsigned char indicators[] = {
#embed "indicators.csv"
};
static const unsigned char ministries[] = {
#embed "ministries.csv"
};
static const unsigned char ministry_aliases[] = {
#embed "ministry_aliases.csv"
};
static const unsigned char province_aliases[] = {
#embed "province_aliases.csv"
};
static const unsigned char province_changes[] = {
#embed "province_changes.csv"
};
static const unsigned char province_units[] = {
#embed "province_units.csv"
};
static const unsigned char rates[] = {
#embed "rates.csv"
};
static const unsigned char services[] = {
#embed "services.csv"
};
static const unsigned char data_quality[] = {
#embed "reports/data_quality.sql"
};
static const unsigned char province_profile[] = {
#embed "reports/province_profile.sql"
};
static const unsigned char province_ranking[] = {
#embed "reports/province_ranking.sql"
};
static const unsigned char regions_pooled[] = {
#embed "reports/regions_pooled.sql"
};
static const unsigned char scoreboard_2024[] = {
#embed "reports/scoreboard_2024.sql"
};

static const struct embedded_file files[] = {
  {"schema.sql", schema, sizeof schema},
  {"countries.csv", countries, sizeof countries},
  {"figures.csv", figures, sizeof figures},
  {"indicators.csv", indicators, sizeof indicators},
  {"ministries.csv", ministries, sizeof ministries},
  {"ministry_aliases.csv", ministry_aliases, sizeof ministry_aliases},
  {"province_aliases.csv", province_aliases, sizeof province_aliases},
  {"province_changes.csv", province_changes, sizeof province_changes},
  {"province_units.csv", province_units, sizeof province_units},
  {"rates.csv", rates, sizeof rates},
  {"services.csv", services, sizeof services},
  {"reports/data_quality.sql", data_quality, sizeof data_quality},
  {"reports/province_profile.sql", province_profile, sizeof province_profile},
  {"reports/province_ranking.sql", province_ranking, sizeof province_ranking},
  {"reports/regions_pooled.sql", regions_pooled, sizeof regions_pooled},
  {"reports/scoreboard_2024.sql", scoreboard_2024, sizeof scoreboard_2024},
};

size_t embedded_file_count(void) { return sizeof files / sizeof files[0]; }

struct embedded_file embedded_file(size_t index) { return files[index]; }
