#ifndef EMBEDDED_DATASETS_H
#define EMBEDDED_DATASETS_H
#include <stddef.h>

/// A file of datasets/ as it was when the program was built; the memory is constant.
struct embedded_file {
  /// Path under datasets/.
  const char *_Nonnull name;
  const unsigned char *_Nonnull bytes;
  size_t byte_count;
};

size_t embedded_file_count(void);

/// `index` is below the count.
struct embedded_file embedded_file(size_t index);
#endif
