// What the clients of bench-messaging do: one thread and one connection each, blocking, no parsing beyond a receipt handle.
//
//   load queue  PORT QUEUE-URL CLIENTS MILLISECONDS   send, receive, delete; prints how often per second
//   load events PORT BUS CLIENTS MILLISECONDS         PutEvents with one event; prints how often per second
//   load rules  PORT BUS FROM COUNT QUEUE-ARN         makes rules, each with a pattern of its own and a queue as target
//   load call   PORT TARGET VERSION BODY              one call, such as AmazonSQS.CreateQueue 1.0; prints the answer
//   load stamps PORT QUEUE-URL COUNT MILLISECONDS     sends the time, again and again at that interval

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "client.h"
#include "clock.h"
#include "fail.h"

enum { CLIENTS_MAX = 64 };

struct worker {
    int port, number, count;
    const char *name, *target;
    int64_t deadline;
    void (*work)(struct worker *worker, struct client *client);
    // What it did.
    long done;
};

static const char receipt_key[] = "\"ReceiptHandle\"";

// Send, receive, delete: a message of another client's will do as well.
static void queue_cycle(struct worker *worker, struct client *client) {
    char body[4096], receipt[2048];
    snprintf(body, sizeof body, "{\"QueueUrl\":\"%s\",\"MessageBody\":\"message %d of client %d\"}", worker->name,
             (int)worker->done, worker->number);
    client_call(client, "AmazonSQS.SendMessage", "1.0", body);
    do {
        snprintf(body, sizeof body, "{\"QueueUrl\":\"%s\",\"MaxNumberOfMessages\":1,\"WaitTimeSeconds\":1}",
                 worker->name);
        client_call(client, "AmazonSQS.ReceiveMessage", "1.0", body);
    } while (strstr(client->body, receipt_key) == NULL);
    char *handle = strstr(client->body, receipt_key) + strlen(receipt_key);
    handle = strchr(handle, '"') + 1;
    size_t length = strcspn(handle, "\"");
    if (length >= sizeof receipt) fail("a long receipt handle");
    memcpy(receipt, handle, length);
    receipt[length] = 0;
    snprintf(body, sizeof body, "{\"QueueUrl\":\"%s\",\"ReceiptHandle\":\"%s\"}", worker->name, receipt);
    client_call(client, "AmazonSQS.DeleteMessage", "1.0", body);
}

static void put_event(struct worker *worker, struct client *client) {
    char body[1024];
    snprintf(body, sizeof body,
             "{\"Entries\":[{\"EventBusName\":\"%s\",\"Source\":\"app.%ld\",\"DetailType\":\"charge\",\"Detail\":\"{"
             "\\\"amount\\\":%ld,\\\"kind\\\":\\\"kind-%ld\\\",\\\"partner\\\":{\\\"id\\\":\\\"p-%d\\\"}}\"}]}",
             worker->name, worker->done % 10, worker->done + 1, worker->done % 10, worker->number);
    client_call(client, "AWSEvents.PutEvents", "1.1", body);
    if (strstr(client->body, "\"FailedEntryCount\":0") == NULL && strstr(client->body, "\"FailedEntryCount\": 0") == NULL)
        fail("an event was refused");
}

static void *run(void *argument) {
    struct worker *worker = argument;
    struct client client;
    client_open(&client, worker->port);
    while (monotonic_nanoseconds() < worker->deadline) {
        worker->work(worker, &client);
        worker->done++;
    }
    client_close(&client);
    return NULL;
}

static void load(char **arguments, void (*work)(struct worker *, struct client *)) {
    int count = atoi(arguments[2]);
    if (count < 1 || count > CLIENTS_MAX) fail("clients");
    struct worker workers[CLIENTS_MAX];
    pthread_t threads[CLIENTS_MAX];
    int64_t begin = monotonic_nanoseconds();
    for (int number = 0; number < count; number++) {
        workers[number] = (struct worker){
            .port = atoi(arguments[0]), .number = number, .name = arguments[1], .work = work,
            .deadline = begin + (int64_t)atoi(arguments[3]) * 1000000};
        if (pthread_create(&threads[number], NULL, run, &workers[number]) != 0) fail("a thread");
    }
    long done = 0;
    for (int number = 0; number < count; number++) {
        pthread_join(threads[number], NULL);
        done += workers[number].done;
    }
    printf("{\"perSecond\":%.3f}\n", (double)done * 1e9 / (double)(monotonic_nanoseconds() - begin));
}

// The first ten are those that the events of `put_event` match.
static void make_rules(struct worker *worker, struct client *client) {
    char body[2048];
    int number = (int)worker->done;
    snprintf(body, sizeof body,
             "{\"Name\":\"rule-%d\",\"EventBusName\":\"%s\",\"EventPattern\":\"{\\\"source\\\":[\\\"app.%d\\\"],"
             "\\\"detail-type\\\":[\\\"charge\\\"],\\\"detail\\\":{\\\"kind\\\":[{\\\"prefix\\\":\\\"kind-%d\\\"}],"
             "\\\"amount\\\":[{\\\"numeric\\\":[\\\">\\\",0]}]}}\"}",
             number, worker->name, number, number);
    client_call(client, "AWSEvents.PutRule", "1.1", body);
    snprintf(body, sizeof body,
             "{\"Rule\":\"rule-%d\",\"EventBusName\":\"%s\",\"Targets\":[{\"Id\":\"queue\",\"Arn\":\"%s\"}]}", number,
             worker->name, worker->target);
    client_call(client, "AWSEvents.PutTargets", "1.1", body);
}

static void *make_share(void *argument) {
    struct worker *worker = argument;
    struct client client;
    client_open(&client, worker->port);
    for (int end = (int)worker->done + worker->count; worker->done < end; worker->done++) make_rules(worker, &client);
    client_close(&client);
    return NULL;
}

static void rules(char **arguments) {
    enum { THREADS = 16 };
    int from = atoi(arguments[2]), count = atoi(arguments[3]);
    struct worker workers[THREADS];
    pthread_t threads[THREADS];
    for (int number = 0; number < THREADS; number++) {
        int begin = count * number / THREADS, end = count * (number + 1) / THREADS;
        workers[number] = (struct worker){.port = atoi(arguments[0]), .name = arguments[1], .target = arguments[4],
                                          .done = from + begin, .count = end - begin};
        if (pthread_create(&threads[number], NULL, make_share, &workers[number]) != 0) fail("a thread");
    }
    for (int number = 0; number < THREADS; number++) pthread_join(threads[number], NULL);
}

static void stamps(char **arguments) {
    struct client client;
    client_open(&client, atoi(arguments[0]));
    int64_t interval = (int64_t)atoi(arguments[3]) * 1000000;
    for (int number = 0; number < atoi(arguments[2]); number++) {
        char body[1024];
        snprintf(body, sizeof body, "{\"QueueUrl\":\"%s\",\"MessageBody\":\"%lld\"}", arguments[1],
                 (long long)nanoseconds_of(CLOCK_REALTIME));
        client_call(&client, "AmazonSQS.SendMessage", "1.0", body);
        struct timespec pause = {interval / 1000000000, interval % 1000000000};
        nanosleep(&pause, NULL);
    }
    client_close(&client);
}

static void call(char **arguments) {
    struct client client;
    client_open(&client, atoi(arguments[0]));
    client_call(&client, arguments[1], arguments[2], arguments[3]);
    puts(client.body);
    client_close(&client);
}

int main(int count, char **arguments) {
    if (count == 6 && strcmp(arguments[1], "queue") == 0) {
        load(arguments + 2, queue_cycle);
    } else if (count == 6 && strcmp(arguments[1], "events") == 0) {
        load(arguments + 2, put_event);
    } else if (count == 7 && strcmp(arguments[1], "rules") == 0) {
        rules(arguments + 2);
    } else if (count == 6 && strcmp(arguments[1], "stamps") == 0) {
        stamps(arguments + 2);
    } else if (count == 6 && strcmp(arguments[1], "call") == 0) {
        call(arguments + 2);
    } else {
        fputs("Usage: load queue|events|rules|call|stamps PORT …\n", stderr);
        return 2;
    }
    return 0;
}
