#ifndef ECHO_CHECK_H
#define ECHO_CHECK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Whether a program really echoes. A raw one gives the event's bytes. A typed one may write the fields in another
// order, each time a different one: then every result must have the bytes of the first, in whatever order, and whoever
// runs the server compares that first one with the event.
struct echo_check {
    bool is_exact;
    const char *event;
    size_t event_length;
    size_t first_length;
    uint64_t first_sum;
    size_t results;
};

void echo_check_result(struct echo_check *check, const char *result, size_t length);

#endif
