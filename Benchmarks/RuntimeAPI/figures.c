#include "figures.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "fail.h"

enum { SLICE = 250 };

struct figures figures_for(const struct options *options) {
    size_t total = (size_t)(options->warm_up + options->invocations) + 1;
    struct figures figures = {
        .durations = calloc(total, sizeof *figures.durations),
        .cycles = calloc(total, sizeof *figures.cycles),
    };
    if (!figures.durations || !figures.cycles) fail("no memory for the figures");
    return figures;
}

static int ascending(const void *left, const void *right) {
    int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;
    return (a > b) - (a < b);
}

// The middle one of the averages of `SLICE` invocations each: it has what a program does every now and then, but not
// what another program did meanwhile.
static double median_slice(const int64_t *cycles, long count) {
    long slices = count < SLICE ? 1 : count / SLICE, length = count < SLICE ? count : SLICE;
    int64_t totals[slices];
    for (long slice = 0; slice < slices; slice++) {
        totals[slice] = 0;
        for (long index = 0; index < length; index++) totals[slice] += cycles[slice * length + index];
    }
    qsort(totals, (size_t)slices, sizeof *totals, ascending);
    return (double)totals[slices / 2] / (double)length;
}

void figures_print(struct figures *figures, const struct options *options) {
    long total = options->warm_up + options->invocations;
    printf("{\"startNanoseconds\":%" PRId64 ",\"durationsNanoseconds\":[", figures->start);
    for (long index = 0; index < total && index < 10; index++) {
        printf("%s%" PRId64, index ? "," : "", figures->durations[index]);
    }
    printf("],\"memoryKilobytes\":[");
    for (int point = 0; point < options->memory_points; point++) {
        printf("%s%ld", point ? "," : "", figures->memory_kilobytes[point]);
    }
    printf("]");
    if (options->invocations) {
        int64_t *warm = figures->durations + options->warm_up, *cycles = figures->cycles + options->warm_up, total = 0;
        for (long index = 0; index < options->invocations; index++) total += cycles[index];
        qsort(warm, (size_t)options->invocations, sizeof *warm, ascending);
        printf(",\"warm\":{\"cycleNanoseconds\":%.1f,\"meanCycleNanoseconds\":%.1f,"
               "\"durationNanoseconds\":%" PRId64 "}",
               median_slice(cycles, options->invocations), (double)total / (double)options->invocations,
               warm[options->invocations / 2]);
    }
    printf("}\n");
}
