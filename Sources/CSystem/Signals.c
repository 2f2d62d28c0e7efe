// A handler sets one atomic flag and writes one byte to a pipe: nothing else is safe there, and the
// pipe wakes the reader whichever thread got the signal.
#define _GNU_SOURCE
#include "CSystem.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <unistd.h>

enum { signal_count = 65 };
static atomic_int pending[signal_count];
static int wake[2] = {-1, -1};

// SIGQUIT is noted and never taken: a slip of the finger shall not leave a raw terminal behind.
static const int prompt_signals[] = {SIGTSTP, SIGTERM, SIGHUP, SIGQUIT};
enum { prompt_signal_count = sizeof prompt_signals / sizeof prompt_signals[0] };
static struct sigaction before_prompt[prompt_signal_count];

static void note(int signal) {
  int saved = errno;
  atomic_store(&pending[signal], 1);
  (void)!write(wake[1], "", 1);
  errno = saved;
}

static void handle(int signal, int flags, struct sigaction *before) {
  struct sigaction action, old;
  memset(&action, 0, sizeof action);
  action.sa_handler = note;
  action.sa_flags = flags;
  sigemptyset(&action.sa_mask);
  sigaction(signal, &action, &old);
  if (old.sa_handler == SIG_IGN) sigaction(signal, &old, NULL);
  if (before) *before = old;
}

void tra_signals_install(void) {
  if (wake[0] < 0 && pipe2(wake, O_CLOEXEC | O_NONBLOCK) != 0) return;
  handle(SIGINT, 0, NULL);
  handle(SIGWINCH, SA_RESTART, NULL);
  handle(SIGCONT, SA_RESTART, NULL);
}

void tra_signals_prompt_begin(void) {
  for (int i = 0; i < prompt_signal_count; i++) handle(prompt_signals[i], 0, &before_prompt[i]);
}

void tra_signals_prompt_end(void) {
  for (int i = 0; i < prompt_signal_count; i++) {
    sigaction(prompt_signals[i], &before_prompt[i], NULL);
  }
}

int tra_signal_take(int signal) {
  return signal > 0 && signal < signal_count ? atomic_exchange(&pending[signal], 0) : 0;
}

int tra_interrupt_pending(void) {
  return atomic_load_explicit(&pending[SIGINT], memory_order_relaxed);
}

void tra_interrupt_clear(void) { atomic_store(&pending[SIGINT], 0); }

int tra_signal_wake_descriptor(void) { return wake[0]; }

void tra_signal_drain(void) {
  char bytes[64];
  while (read(wake[0], bytes, sizeof bytes) > 0) {
  }
}

static void raise_default(int signal, struct sigaction *before) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = SIG_DFL;
  sigemptyset(&action.sa_mask);
  sigaction(signal, &action, before);
  raise(signal);
}

// Not SIGSTOP: without a job-control shell above nobody would continue the process, and the kernel
// ignores a default SIGTSTP there.
void tra_stop_self(void) {
  struct sigaction before;
  raise_default(SIGTSTP, &before);
  sigaction(SIGTSTP, &before, NULL);
}

void tra_die_by(int signal) { raise_default(signal, NULL); }
