// Kills the process at its n-th sync to disk, whichever thread makes it. For LD_PRELOAD; the countdown is eight bytes in the file
// that CRASH_COUNTDOWN names, where the test writes n and zero means never.
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

static int64_t *countdown;

__attribute__((constructor)) static void map_countdown(void) {
    const char *path = getenv("CRASH_COUNTDOWN");
    int file = path ? open(path, O_RDWR | O_CLOEXEC) : -1;
    if (file < 0) return;
    void *mapped = mmap(NULL, sizeof *countdown, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    close(file);
    if (mapped != MAP_FAILED) countdown = mapped;
}

static void count(void) {
    if (!countdown || __atomic_load_n(countdown, __ATOMIC_SEQ_CST) <= 0) return;
    if (__atomic_sub_fetch(countdown, 1, __ATOMIC_SEQ_CST) == 0) kill(getpid(), SIGKILL);
}

int fdatasync(int file) {
    static int (*next)(int);
    if (!next) next = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
    count();
    return next(file);
}

int fsync(int file) {
    static int (*next)(int);
    if (!next) next = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
    count();
    return next(file);
}
