#include "program.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "clock.h"
#include "fail.h"

extern char **environ;

struct program program_start(char *const arguments[], const char *log) {
    volatile int64_t *started_at =
        mmap(NULL, sizeof *started_at, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (started_at == MAP_FAILED) fail("no shared memory: %s", strerror(errno));
    pid_t server = getpid();
    pid_t process = fork();
    if (process < 0) fail("cannot fork: %s", strerror(errno));
    if (process == 0) {
        int output = open(log, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
        if (output < 0) fail("cannot write %s: %s", log, strerror(errno));
        dup2(output, STDOUT_FILENO);
        dup2(output, STDERR_FILENO);
        signal(SIGPIPE, SIG_DFL);
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (getppid() != server) _exit(1);
        *started_at = monotonic_nanoseconds();
        execve(arguments[0], arguments, environ);
        fail("cannot execute %s: %s", arguments[0], strerror(errno));
    }
    return (struct program){process, started_at};
}

static void describe_end(int status, char *text, size_t size) {
    if (WIFSIGNALED(status)) {
        snprintf(text, size, "signal %d", WTERMSIG(status));
    } else {
        snprintf(text, size, "exit code %d", WEXITSTATUS(status));
    }
}

void program_check(const struct program *program) {
    int status;
    if (waitpid(program->process, &status, WNOHANG) != program->process) return;
    char end[32];
    describe_end(status, end, sizeof end);
    fail("the program has ended (%s)", end);
}

void program_end(struct program *program) {
    // What counts calls or allocations writes its result when the program ends, and that may take a while.
    static const struct { int signal, milliseconds; } steps[] = {{0, 5000}, {SIGTERM, 5000}, {SIGKILL, 10000}};
    for (size_t step = 0; step < sizeof steps / sizeof *steps; step++) {
        if (steps[step].signal) kill(program->process, steps[step].signal);
        for (int waited = 0; waited < steps[step].milliseconds; waited++) {
            if (waitpid(program->process, NULL, WNOHANG) == program->process) return;
            usleep(1000);
        }
    }
    fail("the program does not end");
}

long program_resident_kilobytes(const struct program *program) {
    char path[64], line[256];
    snprintf(path, sizeof path, "/proc/%d/smaps_rollup", program->process);
    FILE *file = fopen(path, "r");
    if (!file) fail("cannot read %s: %s", path, strerror(errno));
    long kilobytes = -1;
    while (kilobytes < 0 && fgets(line, sizeof line, file)) sscanf(line, "Rss: %ld kB", &kilobytes);
    fclose(file);
    if (kilobytes < 0) fail("%s has no Rss", path);
    return kilobytes;
}
