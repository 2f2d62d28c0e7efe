#ifndef CXXHASH_SHIM_H
#define CXXHASH_SHIM_H
#include <stddef.h>
#include <stdint.h>
// Inlined: nothing to link, and the width of the vectors is that of the Swift around it.
#define XXH_INLINE_ALL
#include <xxhash.h>

static inline uint64_t tra_xxh3_64(const void *bytes, size_t count) {
  return XXH3_64bits(bytes, count);
}
#endif
