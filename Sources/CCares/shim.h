#ifndef MONETA_CCARES_SHIM_H
#define MONETA_CCARES_SHIM_H

#include <ares.h>
#include <stdbool.h>

// c-ares's macros, as functions that Swift can import. `bits` is what ares_getsock returned, `index` a socket's place.

static inline bool moneta_ares_reads(int bits, int index) { return ARES_GETSOCK_READABLE(bits, index) != 0; }

static inline bool moneta_ares_writes(int bits, int index) { return ARES_GETSOCK_WRITABLE(bits, index) != 0; }

#endif
