#ifndef CLOCK_H
#define CLOCK_H

#include <stdint.h>
#include <time.h>

static inline int64_t nanoseconds_of(clockid_t clock) {
    struct timespec time;
    clock_gettime(clock, &time);
    return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

static inline int64_t monotonic_nanoseconds(void) { return nanoseconds_of(CLOCK_MONOTONIC); }

static inline int64_t epoch_milliseconds(void) { return nanoseconds_of(CLOCK_REALTIME) / 1000000; }

#endif
