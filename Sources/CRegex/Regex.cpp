// RE2 behind C functions: Swift needs no C++ mode then. No exception leaves this file.
#include "CRegex.h"

#include <cstdlib>
#include <cstring>
#include <new>
#include <re2/re2.h>
#include <string>

struct tra_regex {
  re2::RE2 expression;
};

namespace {

re2::StringPiece piece(const unsigned char *bytes, size_t length) {
  return re2::StringPiece(reinterpret_cast<const char *>(bytes), length);
}

void tell(const std::string &reason, char *fault, size_t size) {
  if (size == 0) return;
  size_t length = reason.copy(fault, size - 1);
  fault[length] = 0;
}

}  // namespace

extern "C" {

tra_regex *tra_regex_compile(
    const unsigned char *pattern, size_t length, char *fault, size_t fault_size) {
  re2::RE2::Options options;
  options.set_log_errors(false);
  try {
    auto *regex = new tra_regex{{piece(pattern, length), options}};
    if (regex->expression.ok()) return regex;
    tell(regex->expression.error(), fault, fault_size);
    delete regex;
  } catch (const std::bad_alloc &) {
    tell("out of memory", fault, fault_size);
  }
  return nullptr;
}

void tra_regex_free(tra_regex *regex) { delete regex; }

int tra_regex_group_count(const tra_regex *regex) {
  return regex->expression.NumberOfCapturingGroups();
}

int tra_regex_find(
    const tra_regex *regex, const unsigned char *text, size_t length, int group,
    ptrdiff_t *start, ptrdiff_t *end) {
  if (group < 0 || group > 9) return 0;
  re2::StringPiece input = piece(text, length);
  re2::StringPiece groups[10];
  if (!regex->expression.Match(
          input, 0, length, re2::RE2::UNANCHORED, groups, group + 1)) {
    return 0;
  }
  bool took_part = groups[group].data() != nullptr;
  *start = took_part ? groups[group].data() - input.data() : -1;
  *end = took_part ? *start + static_cast<ptrdiff_t>(groups[group].size()) : -1;
  return 1;
}

int tra_regex_check_replacement(
    const tra_regex *regex, const unsigned char *replacement, size_t length, char *fault,
    size_t fault_size) {
  std::string reason;
  if (regex->expression.CheckRewriteString(piece(replacement, length), &reason)) return 1;
  tell(reason, fault, fault_size);
  return 0;
}

unsigned char *tra_regex_replace(
    const tra_regex *regex, const unsigned char *text, size_t length,
    const unsigned char *replacement, size_t replacement_length, size_t *result_length) {
  try {
    std::string result(reinterpret_cast<const char *>(text), length);
    re2::RE2::GlobalReplace(&result, regex->expression, piece(replacement, replacement_length));
    auto *bytes = static_cast<unsigned char *>(std::malloc(result.size() + 1));
    if (bytes == nullptr) return nullptr;
    std::memcpy(bytes, result.data(), result.size());
    *result_length = result.size();
    return bytes;
  } catch (const std::bad_alloc &) {
    return nullptr;
  }
}
}
