#ifndef OPTIONS_H
#define OPTIONS_H

#include <stdbool.h>

enum { MEMORY_POINTS_MAX = 8 };

struct options {
    const char *event, *log, *first_result;
    bool is_exact;
    int processor;
    long warm_up, invocations, patience_seconds;
    long memory_after[MEMORY_POINTS_MAX];
    int memory_points;
};

// Ends the server with its usage when there is something wrong with them. The program's arguments begin at `optind`.
struct options options_parse(int count, char **arguments);

#endif
