// Refuses processors older than the one that the Swift code was compiled for.
// This file itself is compiled for the baseline, so it runs everywhere.
#include <string.h>
#include <unistd.h>

#if defined(__x86_64__) && defined(TRA_CPU)
__attribute__((constructor(101))) static void refuse_older_processors(void) {
  __builtin_cpu_init();
  if (__builtin_cpu_supports(TRA_CPU)) return;
  static const char message[] =
      "tra: this program needs a processor of level " TRA_CPU
      "; build it with TRA_CPU=x86-64 for older ones\n";
  (void)!write(2, message, sizeof message - 1);
  _exit(70);
}
#endif
