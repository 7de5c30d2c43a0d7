#ifndef FIGURES_H
#define FIGURES_H

#include <stdint.h>

#include "options.h"

struct figures {
    int64_t start;
    // From an event's first byte to its result's last.
    int64_t *durations;
    // From one “next” to another, without what the server does for itself.
    int64_t *cycles;
    long memory_kilobytes[MEMORY_POINTS_MAX];
};

struct figures figures_for(const struct options *options);

// As JSON, in one line, on standard output.
void figures_print(struct figures *figures, const struct options *options);

#endif
