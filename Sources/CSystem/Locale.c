// LC_CTYPE only: LC_ALL would bring decimal commas into strtod and printf.
#define _GNU_SOURCE
#include "CSystem.h"
#include <langinfo.h>
#include <locale.h>
#include <string.h>

static int is_utf8(const char *codeset) { return strcmp(codeset, "UTF-8") == 0; }

int tra_locale_utf8(void) {
  setlocale(LC_CTYPE, "");
  if (is_utf8(nl_langinfo(CODESET))) return 1;
  return setlocale(LC_CTYPE, "C.UTF-8") && is_utf8(nl_langinfo(CODESET));
}

int tra_locale_is_utf8(void) {
  locale_t locale = newlocale(LC_CTYPE_MASK, "", (locale_t)0);
  if (!locale) return 0;
  int result = is_utf8(nl_langinfo_l(CODESET, locale));
  freelocale(locale);
  return result;
}
