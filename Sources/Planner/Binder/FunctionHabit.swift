/// How a function of another engine is written here.
struct FunctionHabit {
  let advice: String
  /// The function that takes the same arguments.
  let name: String?

  static func named(_ name: String) -> FunctionHabit? {
    let word = name.uppercased()
    if let own = names[word] { return FunctionHabit(advice: "write \(own)", name: own) }
    if parts.contains(word) {
      return FunctionHabit(advice: "write EXTRACT(\(word) FROM date)", name: nil)
    }
    return advice.first { $0.0.contains(word) }.map {
      FunctionHabit(advice: "write " + $0.1, name: nil)
    }
  }

  private static let names = [
    "NVL": "IFNULL", "ISNULL": "IFNULL", "IIF": "IF", "LEN": "LENGTH", "UNACCENT": "FOLD",
    "STDEV": "STDDEV_SAMP", "STDEVP": "STDDEV_POP", "VAR": "VAR_SAMP", "VARP": "VAR_POP",
  ]

  private static let parts: Set<String> = [
    "YEAR", "QUARTER", "MONTH", "WEEK", "DAY", "DAYOFWEEK", "DAYOFYEAR", "HOUR", "MINUTE", "SECOND",
  ]

  private static let advice: [(Set<String>, String)] = [
    (["STRFTIME", "DATE_FORMAT"], "FORMAT_DATE('%d/%m/%Y', date)"),
    (["TO_CHAR"], "FORMAT_DATE('%d/%m/%Y', date), or FORMAT_NUMBER(number, digits)"),
    (["TO_DATE", "STR_TO_DATE", "STRPTIME"], "PARSE_DATE('%d/%m/%Y', text)"),
    (["TO_TIMESTAMP"], "PARSE_TIMESTAMP('%Y-%m-%d %H:%M:%S', text)"),
    (["TO_NUMBER"], "CAST(text AS INT64), or AS DECIMAL(18,2)"),
    (["DATE_PART", "DATEPART"], "EXTRACT(YEAR FROM date)"),
    (["DATEADD", "ADD_MONTHS"], "DATE_ADD(date, INTERVAL 1 MONTH)"),
    (["MONTHS_BETWEEN"], "DATE_DIFF(end, start, MONTH)"),
    (["NOW", "GETDATE", "SYSDATE", "CURDATE", "TODAY", "CURRENT_TIMESTAMP"], "CURRENT_DATE"),
    (["CHARINDEX", "LOCATE"], "STRPOS(text, part)"),
    (["SPLIT", "SUBSTRING_INDEX"], "SPLIT_PART(text, ',', 1)"),
    (["CONCAT_WS"], "a || ', ' || b"),
    (["DECODE"], "CASE value WHEN 1 THEN 'a' ELSE 'b' END"),
    (["ARRAY_AGG"], "STRING_AGG(text, ', ')"),
    (["APPROX_COUNT_DISTINCT", "COUNT_DISTINCT"], "COUNT(DISTINCT value)"),
    (["LOG2"], "LOG(number, 2)"),
  ]
}
