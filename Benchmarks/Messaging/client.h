#ifndef CLIENT_H
#define CLIENT_H

#include <stddef.h>

// A keep-alive connection to an HTTP/1.1 server on 127.0.0.1, for one thread.
struct client {
    int port;
    int socket;
    char *bytes;
    size_t capacity;
    // Of the last answer.
    int status;
    char *body;
};

void client_open(struct client *client, int port);
void client_close(struct client *client);

// Posts AWS JSON and reads the answer whole; its body ends with a zero and stays until the next call.
// Ends the process for a status other than 200, so that no error counts as a fast answer.
void client_call(struct client *client, const char *target, const char *version, const char *body);

#endif
