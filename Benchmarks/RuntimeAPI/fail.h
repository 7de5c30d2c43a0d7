#ifndef FAIL_H
#define FAIL_H

// Ends the program with a line on standard error: a run that went wrong has no figures.
_Noreturn void fail(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
