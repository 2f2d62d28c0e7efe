#define _GNU_SOURCE
#include "CSystem.h"
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

int tra_open_append_locked(const char *path) {
  // A file that was renamed over between open and lock is not ours any more: try the new one.
  for (int attempt = 0; attempt < 100; attempt++) {
    int descriptor = open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0) return -1;
    struct stat opened, named;
    if (flock(descriptor, LOCK_EX) == 0 && fstat(descriptor, &opened) == 0 &&
        stat(path, &named) == 0 && opened.st_ino == named.st_ino &&
        opened.st_dev == named.st_dev) {
      return descriptor;
    }
    close(descriptor);
  }
  return -1;
}
