// How many processors there are for this process, which may be fewer than the machine has.
#define _GNU_SOURCE
#include "CSystem.h"

#include <sched.h>
#include <unistd.h>

int tra_processor_count(void) {
#ifdef __linux__
  cpu_set_t allowed;
  if (sched_getaffinity(0, sizeof allowed, &allowed) == 0) return CPU_COUNT(&allowed);
#endif
  long count = sysconf(_SC_NPROCESSORS_ONLN);
  return count > 0 ? (int)count : 1;
}
