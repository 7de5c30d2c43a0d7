#ifndef PROGRAM_H
#define PROGRAM_H

#include <stdint.h>
#include <sys/types.h>

// The program under test, as Lambda starts a bootstrap.
struct program {
    pid_t process;
    // When it called execve, on the monotonic clock; written by the child in shared memory.
    const volatile int64_t *started_at;
};

// Its output goes to the file `log`. It runs where this process is allowed to run, and dies with it.
struct program program_start(char *const arguments[], const char *log);

// Waits for an end of its own, then ends it.
void program_end(struct program *program);

// Fails if it has ended.
void program_check(const struct program *program);

// The memory that is resident now, from the page tables: `status` has it only to within some pages.
long program_resident_kilobytes(const struct program *program);

#endif
