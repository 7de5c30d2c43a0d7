#include "invocation.h"

#include <errno.h>
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "fail.h"

enum { TIMEOUT_MILLISECONDS = 30 * 1000, EVENT_BYTES_MAX = 64 * 1024 * 1024 };

struct invocation invocation_from_file(const char *path) {
    struct invocation invocation = {0};
    FILE *file = fopen(path, "r");
    if (!file) fail("cannot read %s: %s", path, strerror(errno));
    char *event = malloc(EVENT_BYTES_MAX);
    if (!event) fail("no memory for the event");
    invocation.event_length = fread(event, 1, EVENT_BYTES_MAX, file);
    invocation.event = event;
    fclose(file);
    return invocation;
}

// splitmix64 (Steele, Lea, Flood 2014): ids only have to differ.
static uint64_t random_bits(void) {
    static uint64_t state = 0x9e3779b97f4a7c15;
    uint64_t bits = state += 0x9e3779b97f4a7c15;
    bits = (bits ^ bits >> 30) * 0xbf58476d1ce4e5b9;
    bits = (bits ^ bits >> 27) * 0x94d049bb133111eb;
    return bits ^ bits >> 31;
}

void invocation_renew(struct invocation *invocation) {
    uint64_t high = random_bits(), low = random_bits(), segment = random_bits();
    int64_t now = epoch_milliseconds();
    snprintf(invocation->request_id, sizeof invocation->request_id,
             "%08" PRIx64 "-%04" PRIx64 "-4%03" PRIx64 "-a%03" PRIx64 "-%012" PRIx64, high >> 32, high >> 16 & 0xffff,
             high & 0xfff, low >> 48 & 0xfff, low & 0xffffffffffff);
    int length = snprintf(
        invocation->head, sizeof invocation->head,
        "HTTP/1.1 200 OK\r\n"
        "Content-Type: application/json\r\n"
        "Lambda-Runtime-Aws-Request-Id: %s\r\n"
        "Lambda-Runtime-Deadline-Ms: %" PRId64 "\r\n"
        "Lambda-Runtime-Invoked-Function-Arn: arn:aws:lambda:eu-central-1:123456789012:function:moneta-echo\r\n"
        "Lambda-Runtime-Trace-Id: Root=1-%08" PRIx64 "-%024" PRIx64 ";Parent=%016" PRIx64 ";Sampled=0\r\n"
        "Date: Sat, 21 Nov 2026 12:00:00 GMT\r\n"
        "Content-Length: %zu\r\n"
        "\r\n",
        invocation->request_id, now + TIMEOUT_MILLISECONDS, (uint64_t)now / 1000, low, segment,
        invocation->event_length);
    if (length < 0 || (size_t)length >= sizeof invocation->head) fail("the head of an invocation is too long");
    invocation->head_length = (size_t)length;
}
