#ifndef CEDITLINE_SHIM_H
#define CEDITLINE_SHIM_H
// Swift sees neither variadic functions nor the standard streams: one wrapper for each use.
#include <histedit.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

typedef unsigned char (*editline_command)(EditLine *, int);
typedef int (*editline_reader)(EditLine *, wchar_t *);

/// An editor that reads standard input and draws on standard output (1) or standard error (2).
static inline EditLine *editline_open(const char *program, int output) {
  return el_init(program, stdin, output == 2 ? stderr : stdout, stderr);
}

static inline int editline_set_mode(EditLine *e, const char *mode) {
  return el_set(e, EL_EDITOR, mode);
}

static inline const char *editline_mode(EditLine *e) {
  const char *mode = "";
  return el_get(e, EL_EDITOR, &mode) == 0 ? mode : "";
}

/// 0 if the user's `.editrc` says `edit off`.
static inline int editline_edits(EditLine *e) {
  int on = 0;
  el_get(e, EL_EDITMODE, &on);
  return on;
}

static inline int editline_empty_history(void *history, HistEvent *event, int operation, ...) {
  (void)history;
  (void)event;
  (void)operation;
  return -1;
}

/// Commands of libedit call its history without a look whether there is one: here it is, empty.
static inline int editline_set_no_history(EditLine *e) {
  return el_set(e, EL_HIST, editline_empty_history, NULL);
}

static inline int editline_set_reader(EditLine *e, editline_reader reader) {
  return el_set(e, EL_GETCFN, reader);
}

static inline int editline_set_owner(EditLine *e, void *owner) {
  return el_set(e, EL_CLIENTDATA, owner);
}

static inline void *editline_owner(EditLine *e) {
  void *owner = NULL;
  el_get(e, EL_CLIENTDATA, &owner);
  return owner;
}

static inline int editline_add(
    EditLine *e, const char *name, const char *help, editline_command command) {
  return el_set(e, EL_ADDFN, name, help, command);
}

static inline int editline_bind(EditLine *e, const char *key, const char *command) {
  return el_set(e, EL_BIND, key, command, (char *)NULL);
}

/// In the map of vi's command mode.
static inline int editline_bind_command_mode(EditLine *e, const char *key, const char *command) {
  return el_set(e, EL_BIND, "-a", key, command, (char *)NULL);
}

static inline int editline_set_raw(EditLine *e, int raw) { return el_set(e, EL_PREP_TERM, raw); }

/// What libedit draws goes nowhere. After `editline_open`, which looks at the terminal.
static inline void editline_hide(EditLine *e) {
  FILE *nowhere = fopen("/dev/null", "we");
  if (nowhere) el_set(e, EL_SETFP, 1, nowhere);
}

/// Makes libedit's picture of its screen a whole one.
static inline int editline_draw(EditLine *e) { return el_set(e, EL_REFRESH); }

#endif
