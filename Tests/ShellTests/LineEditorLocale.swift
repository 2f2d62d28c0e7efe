// Widths of characters are known in a UTF-8 character set only; the editor takes one at its start.
import CSystem

/// Taken once, by the suites that measure.
let hasUTF8Locale = tra_locale_utf8() == 1
