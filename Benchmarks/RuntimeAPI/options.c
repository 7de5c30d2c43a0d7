#include "options.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fail.h"

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

struct options options_parse(int count, char **arguments) {
    static const struct option known[] = {
        {"event", required_argument, NULL, 'e'},
        {"warm-up", required_argument, NULL, 'w'},
        {"invocations", required_argument, NULL, 'i'},
        {"result", required_argument, NULL, 'r'},
        {"first-result", required_argument, NULL, 'f'},
        {"memory-after", required_argument, NULL, 'm'},
        {"processor", required_argument, NULL, 'p'},
        {"patience", required_argument, NULL, 'q'},
        {"log", required_argument, NULL, 'l'},
        {NULL, 0, NULL, 0},
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
