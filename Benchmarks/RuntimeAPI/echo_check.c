#include "echo_check.h"

#include <string.h>

#include "fail.h"

static uint64_t sum(const char *bytes, size_t length) {
    uint64_t total = 0;
    for (size_t at = 0; at < length; at++) {
        uint64_t byte = (unsigned char)bytes[at];
        total += byte * byte * byte;
    }
    return total;
}

void echo_check_result(struct echo_check *check, const char *result, size_t length) {
    check->results++;
    if (check->is_exact) {
        if (length != check->event_length || memcmp(result, check->event, length) != 0) {
            fail("result %zu is not the event: %.200s", check->results, result);
        }
        return;
    }
    uint64_t total = sum(result, length);
    if (check->results == 1) {
        check->first_length = length;
        check->first_sum = total;
    } else if (length != check->first_length || total != check->first_sum) {
        fail("result %zu is not the first one: %.200s", check->results, result);
    }
}
