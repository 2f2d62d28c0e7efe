// A mapped file that another program cuts short has pages without a file behind them: reading one
// is SIGBUS. There are no rows to go on with, so the process says why and ends.
#define _GNU_SOURCE
#include "CSystem.h"

#include <signal.h>
#include <stdatomic.h>
#include <stddef.h>
#include <string.h>
#include <unistd.h>

enum { capacity = 16 };
static struct {
  _Atomic(uintptr_t) start;
  _Atomic(uintptr_t) end;
} mappings[capacity];
static atomic_int installed;

static void on_bus_error(int number, siginfo_t *info, void *context) {
  (void)context;
  uintptr_t address = (uintptr_t)info->si_addr;
  for (int i = 0; i < capacity; i++) {
    if (address >= mappings[i].start && address < mappings[i].end) {
      static const char message[] = "tra: error: the open store was cut short by another program\n";
      ssize_t written = write(2, message, sizeof message - 1);
      (void)written;
      _exit(1);
    }
  }
  signal(number, SIG_DFL);
  raise(number);
}

void tra_guard_mapping(const void *base, uint64_t byte_count) {
  if (atomic_exchange(&installed, 1) == 0) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_sigaction = on_bus_error;
    action.sa_flags = SA_SIGINFO;
    sigemptyset(&action.sa_mask);
    sigaction(SIGBUS, &action, NULL);
  }
  for (int i = 0; i < capacity; i++) {
    uintptr_t none = 0;
    if (atomic_compare_exchange_strong(&mappings[i].start, &none, (uintptr_t)base)) {
      mappings[i].end = (uintptr_t)base + byte_count;
      return;
    }
  }
}

void tra_unguard_mapping(const void *base) {
  for (int i = 0; i < capacity; i++) {
    if (mappings[i].start == (uintptr_t)base) {
      mappings[i].end = 0;
      mappings[i].start = 0;
      return;
    }
  }
}
