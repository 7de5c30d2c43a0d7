// A Runtime API that starts a program, as Lambda starts a bootstrap, has it echo one event again and again, and prints
// what that took as JSON. `bench-runtime` drives it.
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <unistd.h>

#include "clock.h"
#include "echo_check.h"
#include "fail.h"
#include "figures.h"
#include "invocation.h"
#include "options.h"
#include "server.h"

enum { POLLED_INVOCATIONS = 20 };

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
    FILE *group = fopen("/proc/self/autogroup", "w");
    if (!group) return;
    fputs("-20", group);
    fclose(group);
}

static void write_file(const char *path, const char *bytes, size_t length) {
    FILE *file = fopen(path, "w");
    if (!file || fwrite(bytes, 1, length, file) != length || fclose(file) != 0) fail("cannot write %s", path);
}

static void serve(struct server *server, const struct options *options, struct invocation *invocation,
                  struct figures *figures) {
    static const char accepted[] =
        "HTTP/1.1 202 Accepted\r\nContent-Type: application/json\r\nContent-Length: 16\r\n\r\n{\"status\":\"OK\"}\n";
    struct echo_check check = {
        .is_exact = options->is_exact,
        .event = invocation->event,
        .event_length = invocation->event_length,
    };
    long total = options->warm_up + options->invocations;
    struct connection *connection = server_receive_next(server);
    int64_t next_at = monotonic_nanoseconds();
    figures->start = next_at - *server->program.started_at;
    for (long index = 0; index < total; index++) {
        if (index == POLLED_INVOCATIONS) server->polls = server->open > 1;
        invocation_renew(invocation);
        int64_t sent_at = monotonic_nanoseconds();
        connection_send(connection, invocation->head, invocation->head_length, invocation->event,
                        invocation->event_length);
        struct request result;
        connection = server_receive_result(server, invocation->request_id, &result);
        int64_t received_at = monotonic_nanoseconds();
        figures->durations[index] = received_at - sent_at;
        echo_check_result(&check, result.body, result.body_length);
        if (index == 0 && options->first_result) write_file(options->first_result, result.body, result.body_length);
        int64_t checking = monotonic_nanoseconds() - received_at;
        connection_send(connection, accepted, sizeof accepted - 1, NULL, 0);
        connection = server_receive_next(server);
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

int main(int count, char **arguments) {
    struct options options = options_parse(count, arguments);
    struct invocation invocation = invocation_from_file(options.event);
    struct figures figures = figures_for(&options);
    signal(SIGPIPE, SIG_IGN);
    pin(options.processor);
    take_precedence();
    struct server server = server_listen(options.patience_seconds);
    server.program = program_start(arguments + optind, options.log);
    serve(&server, &options, &invocation, &figures);
    server_close(&server);
    program_end(&server.program);
    figures_print(&figures, &options);
}
