// A Runtime API that starts a program, as Lambda starts a bootstrap, has it echo one event again and again, and prints
// what that took as JSON. `bench-runtime` drives it.
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <inttypes.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "clock.h"
#include "connection.h"
#include "echo_check.h"
#include "fail.h"
#include "invocation.h"
#include "program.h"

enum { CONNECTIONS_MAX = 16, MEMORY_POINTS_MAX = 8, SILENCE_MILLISECONDS = 200, SLICE = 250 };

struct options {
    const char *event, *log, *first_result;
    bool is_exact;
    int processor;
    long warm_up, invocations, patience_seconds;
    long memory_after[MEMORY_POINTS_MAX];
    int memory_points;
};

struct server {
    int listener;
    struct connection connections[CONNECTIONS_MAX];
    int open;
    // A program that keeps a second connection costs a `poll` per request; the others do not pay for it.
    bool polls;
    struct program program;
    long patience_seconds;
};

struct figures {
    int64_t start;
    // From an event's first byte to its result's last.
    int64_t *durations;
    // From one “next” to another, without what the server does for itself.
    int64_t *cycles;
    long memory_kilobytes[MEMORY_POINTS_MAX];
};

static void pin(int processor) {
    cpu_set_t processors;
    CPU_ZERO(&processors);
    CPU_SET(processor, &processors);
    if (sched_setaffinity(0, sizeof processors, &processors) != 0) fail("cannot stay on processor %d", processor);
}

// Other work on the machine then disturbs less. Without the right to it, rounds only differ more.
static void take_precedence(void) {
    setpriority(PRIO_PROCESS, 0, -20);
    // Between sessions it is their groups that compete (sched(7), "The autogroup feature").
    if (setsid() < 0) return;
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    FILE *group = fopen("/proc/self/autogroup", "w");
    if (!group) return;
    fputs("-20", group);
    fclose(group);
}

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

static struct connection *receive_next(struct server *server) {
    struct request request;
    struct connection *connection = receive(server, &request);
    if (request.is_post || strcmp(request.path, "/2018-06-01/runtime/invocation/next") != 0) {
        fail("“next” was expected, not %s: %.*s", request.path, (int)request.body_length, request.body);
    }
    return connection;
}

static struct connection *receive_result(struct server *server, const char *request_id, struct request *request) {
    struct connection *connection = receive(server, request);
    char path[128];
    snprintf(path, sizeof path, "/2018-06-01/runtime/invocation/%s/response", request_id);
    if (!request->is_post || strcmp(request->path, path) != 0) {
        fail("the result of %s was expected, not %s: %.*s", request_id, request->path, (int)request->body_length,
             request->body);
    }
    return connection;
}

static void write_file(const char *path, const char *bytes, size_t length) {
    FILE *file = fopen(path, "w");
    if (!file || fwrite(bytes, 1, length, file) != length || fclose(file) != 0) fail("cannot write %s", path);
}

static void serve(struct server *server, const struct options *options, struct invocation *invocation,
                  struct figures *figures) {
    static const char accepted[] =
        "HTTP/1.1 202 Accepted\r\nContent-Type: application/json\r\nContent-Length: 16\r\n\r\n{\"status\":\"OK\"}\n";
    struct echo_check check = {options->is_exact, .event = invocation->event, .event_length = invocation->event_length};
    long total = options->warm_up + options->invocations;
    struct connection *connection = receive_next(server);
    int64_t next_at = monotonic_nanoseconds();
    figures->start = next_at - *server->program.started_at;
    for (long index = 0; index < total; index++) {
        invocation_renew(invocation);
        int64_t sent_at = monotonic_nanoseconds();
        connection_send(connection, invocation->head, invocation->head_length, invocation->event,
                        invocation->event_length);
        struct request result;
        connection = receive_result(server, invocation->request_id, &result);
        int64_t received_at = monotonic_nanoseconds();
        figures->durations[index] = received_at - sent_at;
        echo_check_result(&check, result.body, result.body_length);
        if (index == 0 && options->first_result) write_file(options->first_result, result.body, result.body_length);
        int64_t checking = monotonic_nanoseconds() - received_at;
        connection_send(connection, accepted, sizeof accepted - 1, NULL, 0);
        connection = receive_next(server);
        int64_t now = monotonic_nanoseconds();
        figures->cycles[index] = now - next_at - checking;
        next_at = now;
        for (int point = 0; point < options->memory_points; point++) {
            if (index + 1 != options->memory_after[point]) continue;
            figures->memory_kilobytes[point] = program_resident_kilobytes(&server->program);
            next_at = monotonic_nanoseconds();
        }
    }
}

static int ascending(const void *left, const void *right) {
    int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;
    return (a > b) - (a < b);
}

// The middle one of the averages of `SLICE` invocations each: it has what a program does every now and then, but not what
// another program did meanwhile.
static double median_slice(const int64_t *cycles, long count) {
    long slices = count < SLICE ? 1 : count / SLICE, length = count < SLICE ? count : SLICE;
    int64_t totals[slices];
    for (long slice = 0; slice < slices; slice++) {
        totals[slice] = 0;
        for (long index = 0; index < length; index++) totals[slice] += cycles[slice * length + index];
    }
    qsort(totals, (size_t)slices, sizeof *totals, ascending);
    return (double)totals[slices / 2] / (double)length;
}

static void print(const struct options *options, struct figures *figures) {
    long total = options->warm_up + options->invocations;
    printf("{\"startNanoseconds\":%" PRId64 ",\"durationsNanoseconds\":[", figures->start);
    for (long index = 0; index < total && index < 10; index++) {
        printf("%s%" PRId64, index ? "," : "", figures->durations[index]);
    }
    printf("],\"memoryKilobytes\":[");
    for (int point = 0; point < options->memory_points; point++) {
        printf("%s%ld", point ? "," : "", figures->memory_kilobytes[point]);
    }
    printf("]");
    if (options->invocations) {
        int64_t *warm = figures->durations + options->warm_up, *cycles = figures->cycles + options->warm_up, total = 0;
        for (long index = 0; index < options->invocations; index++) total += cycles[index];
        qsort(warm, (size_t)options->invocations, sizeof *warm, ascending);
        printf(",\"warm\":{\"cycleNanoseconds\":%.1f,\"meanCycleNanoseconds\":%.1f,\"durationNanoseconds\":%" PRId64 "}",
               median_slice(cycles, options->invocations), (double)total / (double)options->invocations,
               warm[options->invocations / 2]);
    }
    printf("}\n");
}

static const char usage[] =
    "usage: runtime-api --event FILE [option ...] -- PROGRAM [ARGUMENT ...]\n"
    "  --warm-up N, --invocations N   how often it is invoked, and after how many times that counts as warm\n"
    "  --result exact|json            must results have the event's bytes, or all the same ones in any order?\n"
    "  --first-result FILE            where to keep the first result\n"
    "  --memory-after N               resident memory after N invocations (up to 8 times)\n"
    "  --processor N                  where this process and the program run (0)\n"
    "  --patience SECONDS             how long the program may say nothing (30)\n"
    "  --log FILE                     where the program's output goes (/dev/null)\n";

static long number(const char *text) {
    char *end;
    long value = strtol(text, &end, 10);
    if (*end || value < 0) fail("%s is no number", text);
    return value;
}

static struct options parse(int count, char **arguments) {
    static const struct option known[] = {
        {"event", required_argument, NULL, 'e'},       {"warm-up", required_argument, NULL, 'w'},
        {"invocations", required_argument, NULL, 'i'}, {"result", required_argument, NULL, 'r'},
        {"memory-after", required_argument, NULL, 'm'}, {"processor", required_argument, NULL, 'p'},
        {"patience", required_argument, NULL, 'q'},    {"log", required_argument, NULL, 'l'},
        {"first-result", required_argument, NULL, 'f'}, {NULL, 0, NULL, 0},
    };
    struct options options = {.log = "/dev/null", .is_exact = true, .patience_seconds = 30};
    int letter;
    while ((letter = getopt_long(count, arguments, "+", known, NULL)) != -1) {
        switch (letter) {
        case 'e': options.event = optarg; break;
        case 'w': options.warm_up = number(optarg); break;
        case 'i': options.invocations = number(optarg); break;
        case 'r': options.is_exact = strcmp(optarg, "exact") == 0; break;
        case 'p': options.processor = (int)number(optarg); break;
        case 'q': options.patience_seconds = number(optarg); break;
        case 'l': options.log = optarg; break;
        case 'f': options.first_result = optarg; break;
        case 'm':
            if (options.memory_points == MEMORY_POINTS_MAX) fail("too many --memory-after");
            options.memory_after[options.memory_points++] = number(optarg);
            break;
        default: fputs(usage, stderr); exit(2);
        }
    }
    if (!options.event || optind == count) {
        fputs(usage, stderr);
        exit(2);
    }
    return options;
}

int main(int count, char **arguments) {
    struct options options = parse(count, arguments);
    struct invocation invocation = invocation_from_file(options.event);
    struct figures figures = {0};
    size_t total = (size_t)(options.warm_up + options.invocations) + 1;
    figures.durations = calloc(total, sizeof *figures.durations);
    figures.cycles = calloc(total, sizeof *figures.cycles);
    if (!figures.durations || !figures.cycles) fail("no memory for the figures");
    signal(SIGPIPE, SIG_IGN);
    pin(options.processor);
    take_precedence();
    struct server server = {.listener = listen_on_loopback(), .patience_seconds = options.patience_seconds};
    server.program = program_start(arguments + optind, options.log);
    serve(&server, &options, &invocation, &figures);
    close(server.listener);
    while (server.open) close_connection(&server, 0);
    program_end(&server.program);
    print(&options, &figures);
}
