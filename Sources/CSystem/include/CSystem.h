#ifndef CSYSTEM_H
#define CSYSTEM_H
#include <stdint.h>

/// Display width of a character in terminal cells as the C library sees it; -1 for control characters.
int tra_wcwidth(uint32_t scalar);

#endif
