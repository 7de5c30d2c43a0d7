#ifndef MONETA_LOOKUP_H
#define MONETA_LOOKUP_H

#include <stddef.h>

// c-ares behind one blocking function. Its own header is kept from Swift: it would bring the C library's types with it a
// second time, and the compiler would take them for c-ares's.

enum moneta_lookup_result {
    MONETA_LOOKUP_DONE,
    MONETA_LOOKUP_NOT_FOUND,
    MONETA_LOOKUP_TIMED_OUT,
    MONETA_LOOKUP_OUT_OF_RESOURCES,
};

// Gets each address of a host, 4 or 16 bytes in network order.
typedef void (*moneta_lookup_taker)(void *context, const unsigned char *bytes, size_t count);

// Looks `host` up in /etc/hosts, then with the name servers of /etc/resolv.conf, for at most `timeout_ms`, and gives its
// addresses in the order of RFC 6724. `reason` is set to a static text, unless the result is "done" or "timed out".
enum moneta_lookup_result moneta_lookup(
    const char *host, int timeout_ms, moneta_lookup_taker take, void *context, const char **reason);

#endif
