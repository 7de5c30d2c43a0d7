#include "connection.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include "fail.h"

enum { INITIAL_CAPACITY = 64 * 1024, BODY_BYTES_MAX = 64 * 1024 * 1024, SILENCES_MAX = 25 };

void connection_open(struct connection *connection, int socket) {
    *connection = (struct connection){.socket = socket, .capacity = INITIAL_CAPACITY};
    connection->bytes = malloc(connection->capacity);
    if (!connection->bytes) fail("no memory for a connection");
}

void connection_close(struct connection *connection) {
    close(connection->socket);
    free(connection->bytes);
}

static void reserve(struct connection *connection, size_t capacity) {
    if (connection->capacity >= capacity) return;
    connection->bytes = realloc(connection->bytes, capacity);
    if (!connection->bytes) fail("no memory for a request of %zu bytes", capacity);
    connection->capacity = capacity;
}

// Reads at least one byte, or `wanted` of them when that is known.
static enum received fill(struct connection *connection, size_t wanted) {
    if (connection->filled == connection->capacity) reserve(connection, 2 * connection->capacity);
    size_t room = connection->capacity - connection->filled;
    ssize_t count;
    do {
        count = wanted ? recv(connection->socket, connection->bytes + connection->filled, wanted, MSG_WAITALL)
                       : recv(connection->socket, connection->bytes + connection->filled, room, 0);
    } while (count < 0 && errno == EINTR);
    if (count < 0) return errno == EAGAIN ? RECEIVED_NOTHING : RECEIVED_END;
    if (count == 0) return RECEIVED_END;
    connection->filled += (size_t)count;
    return RECEIVED_REQUEST;
}

// The value of a field in a head that ends with a zero.
static const char *field(const char *head, const char *name) {
    size_t length = strlen(name);
    for (const char *line = strstr(head, "\r\n"); line; line = strstr(line, "\r\n")) {
        line += 2;
        if (strncasecmp(line, name, length) != 0 || line[length] != ':') continue;
        const char *value = line + length + 1;
        return value + strspn(value, " ");
    }
    return NULL;
}

static void more(struct connection *connection, size_t wanted) {
    enum received received = RECEIVED_NOTHING;
    for (int silence = 0; received == RECEIVED_NOTHING && silence < SILENCES_MAX; silence++) {
        received = fill(connection, wanted);
    }
    if (received != RECEIVED_REQUEST) fail("a request was cut off or did not go on");
}

static void receive_counted_body(struct connection *connection, size_t start, size_t length) {
    reserve(connection, start + length + 1);
    while (connection->filled < start + length) more(connection, start + length - connection->filled);
}

// Moves the chunks together; returns where the body ends, and sets `taken` to the end of the last chunk.
static size_t receive_chunked_body(struct connection *connection, size_t start) {
    size_t end = start, at = start;
    while (true) {
        char *line;
        while (!(line = memmem(connection->bytes + at, connection->filled - at, "\r\n", 2))) more(connection, 0);
        size_t size = strtoul(connection->bytes + at, NULL, 16);
        if (size > BODY_BYTES_MAX) fail("a chunk of %zu bytes", size);
        at = (size_t)(line - connection->bytes) + 2;
        if (size == 0) break;
        receive_counted_body(connection, at, size + 2);
        memmove(connection->bytes + end, connection->bytes + at, size);
        end += size;
        at += size + 2;
    }
    // The trailer section: lines up to an empty one.
    while (true) {
        char *line;
        while (!(line = memmem(connection->bytes + at, connection->filled - at, "\r\n", 2))) more(connection, 0);
        size_t next = (size_t)(line - connection->bytes) + 2;
        bool is_last = next == at + 2;
        at = next;
        if (is_last) break;
    }
    connection->taken = at;
    return end;
}

static void discard_taken(struct connection *connection) {
    connection->filled -= connection->taken;
    memmove(connection->bytes, connection->bytes + connection->taken, connection->filled);
    connection->taken = 0;
}

enum received connection_receive(struct connection *connection, struct request *request) {
    discard_taken(connection);
    char *end_of_head;
    while (!(end_of_head = memmem(connection->bytes, connection->filled, "\r\n\r\n", 4))) {
        enum received received = fill(connection, 0);
        if (received != RECEIVED_REQUEST) return received;
    }
    size_t start = (size_t)(end_of_head - connection->bytes) + 4;
    end_of_head[0] = 0;
    const char *length_field = field(connection->bytes, "Content-Length");
    const char *coding = field(connection->bytes, "Transfer-Encoding");
    size_t length = length_field ? strtoul(length_field, NULL, 10) : 0;
    if (length > BODY_BYTES_MAX) fail("a request of %zu bytes", length);
    if (field(connection->bytes, "Expect")) {
        static const char go_on[] = "HTTP/1.1 100 Continue\r\n\r\n";
        connection_send(connection, go_on, sizeof go_on - 1, NULL, 0);
    }
    size_t end = start + length;
    if (coding) {
        end = receive_chunked_body(connection, start);
    } else {
        receive_counted_body(connection, start, length);
        connection->taken = end;
    }
    char *path = strchr(connection->bytes, ' ');
    char *after_path = path ? strchr(path + 1, ' ') : NULL;
    if (!after_path) fail("no request line: %.40s", connection->bytes);
    *after_path = 0;
    *request = (struct request){
        .is_post = strncmp(connection->bytes, "POST ", 5) == 0,
        .path = path + 1,
        .body = connection->bytes + start,
        .body_length = end - start,
    };
    return RECEIVED_REQUEST;
}

void connection_send(struct connection *connection, const char *head, size_t head_length, const char *body,
                     size_t body_length) {
    struct iovec parts[2] = {{(void *)head, head_length}, {(void *)body, body_length}};
    struct iovec *part = parts;
    while (part < parts + 2) {
        ssize_t count = writev(connection->socket, part, (int)(parts + 2 - part));
        if (count < 0 && errno == EINTR) continue;
        // A peer that is gone is noticed by the next read.
        if (count < 0) return;
        size_t left = (size_t)count;
        while (part < parts + 2 && left >= part->iov_len) left -= (part++)->iov_len;
        if (part < parts + 2) {
            part->iov_base = (char *)part->iov_base + left;
            part->iov_len -= left;
        }
    }
}
