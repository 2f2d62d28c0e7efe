// The first thread's stack grows until the limit that holds when it touches a new page, so raising
// the limit at the start is enough. Linux keeps 128 MiB of addresses free for it.
#define _GNU_SOURCE
#include "CSystem.h"
#include <pthread.h>
#include <sys/resource.h>

void tra_stack_raise(void) {
  const rlim_t wanted = 96 << 20;
  struct rlimit limit;
  if (getrlimit(RLIMIT_STACK, &limit) != 0) return;
  if (limit.rlim_cur == RLIM_INFINITY || limit.rlim_cur >= wanted) return;
  int is_allowed = limit.rlim_max == RLIM_INFINITY || limit.rlim_max >= wanted;
  limit.rlim_cur = is_allowed ? wanted : limit.rlim_max;
  setrlimit(RLIMIT_STACK, &limit);
}

size_t tra_stack_size(void) {
#ifdef __linux__
  pthread_attr_t attributes;
  size_t size = 0;
  if (pthread_getattr_np(pthread_self(), &attributes) != 0) return 0;
  if (pthread_attr_getstacksize(&attributes, &size) != 0) size = 0;
  pthread_attr_destroy(&attributes);
  return size;
#else
  return pthread_get_stacksize_np(pthread_self());
#endif
}
