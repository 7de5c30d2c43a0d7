#include "server.h"

#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "fail.h"

enum { SILENCE_MILLISECONDS = 200 };

static int listen_on_loopback(void) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t length = sizeof address;
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (listener < 0 || bind(listener, (struct sockaddr *)&address, length) != 0 || listen(listener, 16) != 0 ||
        getsockname(listener, (struct sockaddr *)&address, &length) != 0) {
        fail("cannot listen: %s", strerror(errno));
    }
    char text[32];
    snprintf(text, sizeof text, "127.0.0.1:%d", ntohs(address.sin_port));
    setenv("AWS_LAMBDA_RUNTIME_API", text, 1);
    return listener;
}

struct server server_listen(long patience_seconds) {
    return (struct server){.listener = listen_on_loopback(), .polls = true, .patience_seconds = patience_seconds};
}

static void accept_connection(struct server *server) {
    int socket = accept4(server->listener, NULL, NULL, SOCK_CLOEXEC);
    if (socket < 0) return;
    if (server->open == CONNECTIONS_MAX) fail("more than %d connections", CONNECTIONS_MAX);
    struct timeval limit = {.tv_usec = SILENCE_MILLISECONDS * 1000};
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &(int){1}, sizeof(int));
    connection_open(&server->connections[server->open++], socket);
}

static void close_connection(struct server *server, int index) {
    connection_close(&server->connections[index]);
    server->connections[index] = server->connections[--server->open];
}

void server_close(struct server *server) {
    close(server->listener);
    while (server->open) close_connection(server, 0);
}

// The connection that has something to read; -1 when there is none for a while or one came newly.
static int ready_connection(struct server *server) {
    if (server->open == 1 && !server->polls) return 0;
    struct pollfd polled[CONNECTIONS_MAX + 1] = {{.fd = server->listener, .events = POLLIN}};
    for (int index = 0; index < server->open; index++) {
        polled[index + 1] = (struct pollfd){.fd = server->connections[index].socket, .events = POLLIN};
    }
    if (poll(polled, (nfds_t)server->open + 1, SILENCE_MILLISECONDS) <= 0) return -1;
    for (int index = 0; index < server->open; index++) {
        if (polled[index + 1].revents) return index;
    }
    accept_connection(server);
    return -1;
}

static struct connection *receive(struct server *server, struct request *request) {
    long silent_periods = 0, most = server->patience_seconds * 1000 / SILENCE_MILLISECONDS;
    while (true) {
        int index = ready_connection(server);
        enum received received =
            index < 0 ? RECEIVED_NOTHING : connection_receive(&server->connections[index], request);
        if (received == RECEIVED_REQUEST) return &server->connections[index];
        if (received == RECEIVED_END) {
            close_connection(server, index);
            continue;
        }
        // Nothing on the one connection: perhaps the program has opened another.
        server->polls = server->polls || index >= 0;
        program_check(&server->program);
        if (++silent_periods > most) fail("the program asked for nothing in %ld s", server->patience_seconds);
    }
}

struct connection *server_receive_next(struct server *server) {
    struct request request;
    struct connection *connection = receive(server, &request);
    if (request.is_post || strcmp(request.path, "/2018-06-01/runtime/invocation/next") != 0) {
        fail("“next” was expected, not %s: %.*s", request.path, (int)request.body_length, request.body);
    }
    return connection;
}

struct connection *server_receive_result(struct server *server, const char *request_id, struct request *request) {
    struct connection *connection = receive(server, request);
    char path[128];
    snprintf(path, sizeof path, "/2018-06-01/runtime/invocation/%s/response", request_id);
    if (!request->is_post || strcmp(request->path, path) != 0) {
        fail("the result of %s was expected, not %s: %.*s", request_id, request->path, (int)request->body_length,
             request->body);
    }
    return connection;
}
