#include "moneta_lookup.h"

#include <ares.h>
#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <stdbool.h>
#include <string.h>
#include <time.h>

struct lookup {
    moneta_lookup_taker take;
    void *context;
    bool ended;
    int status;
};

static pthread_once_t once = PTHREAD_ONCE_INIT;
static int library_status;

static void start_library(void) { library_status = ares_library_init(ARES_LIB_INIT_ALL); }

static long long now_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000LL + now.tv_nsec / 1000000;
}

static void take_answer(void *context, int status, int timeouts, struct ares_addrinfo *found) {
    struct lookup *lookup = context;
    (void)timeouts;
    lookup->ended = true;
    lookup->status = status;
    for (struct ares_addrinfo_node *node = found ? found->nodes : NULL; node; node = node->ai_next) {
        if (node->ai_family == AF_INET) {
            const struct sockaddr_in *address = (const void *)node->ai_addr;
            lookup->take(lookup->context, (const void *)&address->sin_addr, sizeof address->sin_addr);
        } else if (node->ai_family == AF_INET6) {
            const struct sockaddr_in6 *address = (const void *)node->ai_addr;
            lookup->take(lookup->context, (const void *)&address->sin6_addr, sizeof address->sin6_addr);
        }
    }
    ares_freeaddrinfo(found);
}

// One less than c-ares takes, because its macro for writing shifts the last one's bit out of an int.
enum { sockets_max = ARES_GETSOCK_MAXNUM - 1 };

// Waits for the network, or until c-ares loses patience with a server, and lets it go on.
static void go_on(ares_channel channel, long long longest_ms) {
    ares_socket_t sockets[sockets_max];
    struct pollfd polled[sockets_max];
    int bits = ares_getsock(channel, sockets, sockets_max);
    nfds_t count = 0;
    for (int index = 0; index < sockets_max; index++) {
        short events = 0;
        if (ARES_GETSOCK_READABLE(bits, index)) events |= POLLIN;
        if (ARES_GETSOCK_WRITABLE(bits, index)) events |= POLLOUT;
        if (events) polled[count++] = (struct pollfd){.fd = sockets[index], .events = events};
    }
    struct timeval longest = {.tv_sec = longest_ms / 1000, .tv_usec = longest_ms % 1000 * 1000}, patience;
    struct timeval *bound = ares_timeout(channel, &longest, &patience);
    // Rounded up, so that what it waits for is over afterwards.
    int bound_ms = (int)(bound->tv_sec * 1000 + (bound->tv_usec + 999) / 1000);
    if (poll(polled, count, bound_ms) <= 0) {
        ares_process_fd(channel, ARES_SOCKET_BAD, ARES_SOCKET_BAD);
        return;
    }
    for (nfds_t index = 0; index < count; index++) {
        if (!polled[index].revents) continue;
        ares_process_fd(
            channel, polled[index].events & POLLIN ? polled[index].fd : ARES_SOCKET_BAD,
            polled[index].events & POLLOUT ? polled[index].fd : ARES_SOCKET_BAD);
    }
}

enum moneta_lookup_result moneta_lookup(
    const char *host, int timeout_ms, moneta_lookup_taker take, void *context, const char **reason) {
    long long end_ms = now_ms() + timeout_ms;
    ares_channel channel;
    pthread_once(&once, start_library);
    int status = library_status == ARES_SUCCESS ? ares_init(&channel) : library_status;
    if (status != ARES_SUCCESS) {
        *reason = ares_strerror(status);
        return MONETA_LOOKUP_OUT_OF_RESOURCES;
    }
    struct lookup lookup = {.take = take, .context = context};
    struct ares_addrinfo_hints hints = {.ai_family = AF_UNSPEC, .ai_socktype = SOCK_STREAM};
    ares_getaddrinfo(channel, host, NULL, &hints, take_answer, &lookup);
    for (long long left_ms; !lookup.ended && (left_ms = end_ms - now_ms()) > 0;) go_on(channel, left_ms);
    bool timed_out = !lookup.ended;
    // Ends what is still under way by calling back.
    ares_destroy(channel);
    if (timed_out) return MONETA_LOOKUP_TIMED_OUT;
    if (lookup.status == ARES_SUCCESS) return MONETA_LOOKUP_DONE;
    *reason = ares_strerror(lookup.status);
    return lookup.status == ARES_ENOMEM ? MONETA_LOOKUP_OUT_OF_RESOURCES : MONETA_LOOKUP_NOT_FOUND;
}
