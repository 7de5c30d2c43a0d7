#include "client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

#include "fail.h"

static void connect_again(struct client *client) {
    if (client->socket >= 0) close(client->socket);
    client->socket = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    int on = 1;
    setsockopt(client->socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)client->port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(client->socket, (struct sockaddr *)&address, sizeof address) != 0) fail("connect");
}

void client_open(struct client *client, int port) {
    *client = (struct client){.port = port, .socket = -1, .capacity = 1 << 20};
    client->bytes = malloc(client->capacity);
    connect_again(client);
}

void client_close(struct client *client) {
    close(client->socket);
    free(client->bytes);
}

static bool write_all(int socket, const char *bytes, size_t length) {
    while (length > 0) {
        ssize_t written = send(socket, bytes, length, MSG_NOSIGNAL);
        if (written <= 0) return false;
        bytes += written;
        length -= (size_t)written;
    }
    return true;
}

// The value of a header field, or NULL; `head` ends with a zero.
static const char *field(const char *head, const char *name) {
    size_t length = strlen(name);
    for (const char *line = strstr(head, "\r\n"); line != NULL; line = strstr(line + 2, "\r\n"))
        if (strncasecmp(line + 2, name, length) == 0 && line[2 + length] == ':') {
            const char *value = line + 3 + length;
            return value + strspn(value, " ");
        }
    return NULL;
}

static bool receive(struct client *client) {
    size_t filled = 0;
    char *end = NULL;
    while (end == NULL) {
        ssize_t got = read(client->socket, client->bytes + filled, client->capacity - filled - 1);
        if (got <= 0) return false;
        filled += (size_t)got;
        client->bytes[filled] = 0;
        end = strstr(client->bytes, "\r\n\r\n");
    }
    end[2] = 0;
    const char *length_text = field(client->bytes, "content-length");
    if (length_text == NULL) fail("an answer without a length");
    size_t length = strtoul(length_text, NULL, 10), head = (size_t)(end - client->bytes) + 4;
    if (head + length >= client->capacity) fail("an answer that is too large");
    while (filled < head + length) {
        ssize_t got = read(client->socket, client->bytes + filled, head + length - filled);
        if (got <= 0) return false;
        filled += (size_t)got;
    }
    client->bytes[head + length] = 0;
    client->body = client->bytes + head;
    client->status = atoi(client->bytes + strlen("HTTP/1.1 "));
    const char *connection = field(client->bytes, "connection");
    bool is_old = strncmp(client->bytes, "HTTP/1.0", 8) == 0;
    if (is_old || (connection != NULL && strncasecmp(connection, "close", 5) == 0)) connect_again(client);
    return true;
}

void client_call(struct client *client, const char *target, const char *version, const char *body) {
    char head[1024];
    int length = snprintf(
        head, sizeof head,
        "POST / HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Type: application/x-amz-json-%s\r\nX-Amz-Target: %s\r\n"
        "Authorization: AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/%s/aws4_request, SignedHeaders=host, "
        "Signature=0\r\nContent-Length: %zu\r\n\r\n",
        client->port, version, target, strncmp(target, "AWSEvents", 9) == 0 ? "events" : "sqs", strlen(body));
    for (int attempt = 0; attempt < 2; attempt++) {
        if (write_all(client->socket, head, (size_t)length) && write_all(client->socket, body, strlen(body)) &&
            receive(client)) {
            if (client->status != 200) {
                fprintf(stderr, "%s: %d %s\n", target, client->status, client->body);
                exit(1);
            }
            return;
        }
        // A server may close a connection between two requests.
        connect_again(client);
    }
    fail("no answer");
}
