#ifndef CSYSTEM_H
#define CSYSTEM_H
#include <stdint.h>

/// Display width of a character in terminal cells as the C library sees it; -1 for controls.
int tra_wcwidth(uint32_t scalar);

/// Takes the user's character set, or C.UTF-8 if that is not UTF-8; number formats stay as they
/// are. Returns 1 if the character set is UTF-8 now.
int tra_locale_utf8(void);

/// Whether the environment itself (LC_ALL, LC_CTYPE, LANG) asks for UTF-8; changes nothing.
int tra_locale_is_utf8(void);

/// Size of the terminal on a descriptor. Returns 1 if it is known.
int tra_terminal_size(int descriptor, int *columns, int *rows);

/// Handlers that only set a flag and wake `tra_signal_wake_descriptor`: SIGINT, SIGWINCH, SIGCONT.
/// Batch runs never call this, so that SIGINT ends them.
void tra_signals_install(void);

/// SIGTSTP, SIGTERM, SIGHUP and SIGQUIT set flags too while a prompt is up: the terminal is raw
/// then and has to be restored first. Signals that the parent had ignored stay ignored.
void tra_signals_prompt_begin(void);
void tra_signals_prompt_end(void);

/// 1 once for each delivery seen.
int tra_signal_take(int signal);

/// What a running query polls: has SIGINT come since the last clear?
int tra_interrupt_pending(void);
void tra_interrupt_clear(void);

/// Readable when a signal has come; -1 before `tra_signals_install`.
int tra_signal_wake_descriptor(void);
void tra_signal_drain(void);

/// Stops the process as Ctrl-Z does; returns when it is continued.
void tra_stop_self(void);

/// Ends the process by the signal itself, so that the parent sees the true cause.
void tra_die_by(int signal);

/// The processors that this process may run on; at least 1.
int tra_processor_count(void);

/// Opens a file for appending and locks it, also when another process renames a new file over it
/// meanwhile. The file is created with mode 0600. Returns a descriptor (closing it unlocks), or -1.
int tra_open_append_locked(const char *path);

#endif
