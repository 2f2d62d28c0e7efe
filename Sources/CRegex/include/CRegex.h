#ifndef CREGEX_H
#define CREGEX_H
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A compiled regular expression of RE2: linear time, no back references. Safe to use from several
/// threads at once.
typedef struct tra_regex tra_regex;

/// NULL where the pattern is faulty; then `fault` holds the reason, cut to `fault_size`.
tra_regex *tra_regex_compile(
  const unsigned char *pattern, size_t length, char *fault, size_t fault_size);
void tra_regex_free(tra_regex *regex);

/// How many capturing groups it has.
int tra_regex_group_count(const tra_regex *regex);

/// Whether the text holds a match. Then `start` and `end` are the bounds of the group (0: of the
/// whole match), in bytes; both are -1 for a group that took no part.
int tra_regex_find(
  const tra_regex *regex, const unsigned char *text, size_t length, int group, ptrdiff_t *start,
  ptrdiff_t *end);

/// Whether `replacement` names only groups that there are; if not `fault` holds the reason.
int tra_regex_check_replacement(
  const tra_regex *regex, const unsigned char *replacement, size_t length, char *fault,
  size_t fault_size);

/// The text with every match replaced, in memory that the caller frees; `\1` in the replacement is
/// a group. NULL where memory is short.
unsigned char *tra_regex_replace(
  const tra_regex *regex, const unsigned char *text, size_t length,
  const unsigned char *replacement, size_t replacement_length, size_t *result_length);

#ifdef __cplusplus
}
#endif
#endif
