#ifndef SERVER_H
#define SERVER_H

#include <stdbool.h>

#include "connection.h"
#include "program.h"

enum { CONNECTIONS_MAX = 16 };

// A Runtime API for one program, on a port of its own.
struct server {
    int listener;
    struct connection connections[CONNECTIONS_MAX];
    int open;
    // Whether the program may have more than one connection. When the first invocations show that it has one, reading
    // needs no `poll` before it.
    bool polls;
    struct program program;
    long patience_seconds;
};

// Listens, and sets AWS_LAMBDA_RUNTIME_API for the program that is started next.
struct server server_listen(long patience_seconds);

// Closes everything, on which a program that waits for an event ends.
void server_close(struct server *server);

// The connection on which the program asked for the next invocation, or gave the result of this one. Fails when it does
// something else or nothing.
struct connection *server_receive_next(struct server *server);
struct connection *server_receive_result(struct server *server, const char *request_id, struct request *request);

#endif
