#define _XOPEN_SOURCE 700
#include "CSystem.h"
#include <wchar.h>

int tra_wcwidth(uint32_t scalar) { return wcwidth((wchar_t)scalar); }
