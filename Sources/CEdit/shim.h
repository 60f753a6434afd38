#ifndef BALINT_CEDIT_SHIM_H
#define BALINT_CEDIT_SHIM_H

// What Swift cannot call by itself: variadic functions, macros with a cast in them, signal handlers.

#include <errno.h>
#include <fcntl.h>
#include <histedit.h>
#include <signal.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <unistd.h>

typedef char *(*balint_prompt_function)(EditLine *);
typedef unsigned char (*balint_key_function)(EditLine *, int);

// The line editor

static inline void balint_set_prompt(EditLine *editor, balint_prompt_function prompt) {
  el_set(editor, EL_PROMPT, prompt);
}

static inline void balint_set_editor(EditLine *editor, const char *name) { el_set(editor, EL_EDITOR, name); }

static inline void balint_set_signals(EditLine *editor, int on) { el_set(editor, EL_SIGNAL, on); }

static inline void balint_set_owner(EditLine *editor, void *owner) { el_set(editor, EL_CLIENTDATA, owner); }

static inline void *balint_owner(EditLine *editor) {
  void *owner = NULL;
  el_get(editor, EL_CLIENTDATA, &owner);
  return owner;
}

static inline int balint_editing_is_on(EditLine *editor) {
  int on = 0;
  el_get(editor, EL_EDITMODE, &on);
  return on;
}

static inline void balint_add_function(EditLine *editor, const char *name, const char *help, balint_key_function f) {
  el_set(editor, EL_ADDFN, name, help, f);
}

// In vi mode the first is the insert mode, the second the command mode.
static inline void balint_bind(EditLine *editor, const char *key, const char *function) {
  el_set(editor, EL_BIND, key, function, NULL);
}

static inline void balint_bind_in_command_mode(EditLine *editor, const char *key, const char *function) {
  el_set(editor, EL_BIND, "-a", key, function, NULL);
}

// Draws prompt and line anew where the cursor is.
static inline void balint_draw(EditLine *editor) { el_set(editor, EL_REFRESH); }

// With no reader, libedit's own.
static inline void balint_set_reader(EditLine *editor, el_rfunc_t reader) { el_wset(editor, EL_GETCFN, reader); }

// A line and the reason there is none; el_gets keeps errno as its read left it.
static inline const char *balint_gets(EditLine *editor, int *count, int *reason) {
  errno = 0;
  const char *line = el_gets(editor, count);
  *reason = errno;
  return line;
}

// One character by libedit's own reader, which alone knows how to go on after a resize and after Ctrl-Z; for use inside
// `reader`, which is put back.
static inline int balint_read_key(EditLine *editor, wchar_t *key, el_rfunc_t reader) {
  el_wset(editor, EL_GETCFN, EL_BUILTIN_GETCFN);
  int count = el_wgetc(editor, key);
  int reason = errno;
  el_wset(editor, EL_GETCFN, reader);
  errno = reason;
  return count;
}

// History

static inline void balint_use_history(EditLine *editor, History *lines) { el_set(editor, EL_HIST, history, lines); }

static inline void balint_history_start(History *lines, int capacity) {
  HistEvent event;
  history(lines, &event, H_SETSIZE, capacity);
  history(lines, &event, H_SETUNIQUE, 1);
}

static inline void balint_history_enter(History *lines, const char *line) {
  HistEvent event;
  history(lines, &event, H_ENTER, line);
}

static inline int balint_history_load(History *lines, const char *path) {
  HistEvent event;
  return history(lines, &event, H_LOAD, path);
}

static inline int balint_history_save(History *lines, FILE *file) {
  HistEvent event;
  return history(lines, &event, H_SAVE_FP, file);
}

// Signals while a line is read: libedit's handlers come first and then call these.

static inline void balint_ignore_signal(int number) { (void)number; }

// After Ctrl-Z the shell has switched bracketed paste off.
static inline void balint_continue(int number) {
  (void)number;
  int reason = errno;
  int terminal = open("/dev/tty", O_WRONLY | O_NOCTTY);
  if (terminal >= 0) {
    ssize_t written = write(terminal, "\033[?2004h", 8);
    (void)written;
    close(terminal);
  }
  errno = reason;
}

// Without SA_RESTART, so that Ctrl-C ends the read. The result is the handler.
static inline const void *balint_catch_interrupt(struct sigaction *former) {
  struct sigaction action = {0};
  action.sa_handler = balint_ignore_signal;
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, former);
  return (const void *)action.sa_handler;
}

static inline const void *balint_interrupt_handler(void) {
  struct sigaction action = {0};
  sigaction(SIGINT, NULL, &action);
  return (const void *)action.sa_handler;
}

static inline void balint_catch_continue(struct sigaction *former) {
  struct sigaction action = {0};
  action.sa_handler = balint_continue;
  sigemptyset(&action.sa_mask);
  sigaction(SIGCONT, &action, former);
}

static inline void balint_restore_signal(int number, const struct sigaction *former) {
  sigaction(number, former, NULL);
}

// Columns of the terminal behind a file descriptor, or 0.
static inline int balint_columns(int descriptor) {
  struct winsize size = {0};
  return ioctl(descriptor, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

#endif
