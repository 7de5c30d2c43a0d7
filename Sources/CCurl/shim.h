#ifndef MONETA_CCURL_SHIM_H
#define MONETA_CCURL_SHIM_H

#include <curl/curl.h>

#endif
