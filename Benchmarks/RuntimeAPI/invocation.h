#ifndef INVOCATION_H
#define INVOCATION_H

#include <stddef.h>

// The answer to “next”: the fields that Lambda sends, and an event that stays the same.
struct invocation {
    char request_id[37];
    char head[1024];
    size_t head_length;
    const char *event;
    size_t event_length;
};

struct invocation invocation_from_file(const char *path);

// Another request id, trace id and deadline, as Lambda never gives the same ones twice.
void invocation_renew(struct invocation *invocation);

#endif
