#ifndef CONNECTION_H
#define CONNECTION_H

#include <stdbool.h>
#include <stddef.h>

// One side of HTTP/1.1: requests in, answers out. Reads and writes block.
struct connection {
    int socket;
    char *bytes;
    size_t capacity;
    // What has been read, and how much of it the request before took.
    size_t filled, taken;
};

struct request {
    bool is_post;
    // Ends with a zero.
    char *path;
    char *body;
    size_t body_length;
};

enum received { RECEIVED_REQUEST, RECEIVED_END, RECEIVED_NOTHING };

void connection_open(struct connection *connection, int socket);
void connection_close(struct connection *connection);

// The next request, which stays valid until the next call. RECEIVED_NOTHING when the socket's time limit has passed
// before its first byte.
enum received connection_receive(struct connection *connection, struct request *request);

void connection_send(struct connection *connection, const char *head, size_t head_length, const char *body,
                     size_t body_length);

#endif
