#ifndef MONETA_CCURL_SHIM_H
#define MONETA_CCURL_SHIM_H

#include <curl/curl.h>

// Swift cannot call variadic functions: here is one function for each type of argument that curl_easy_setopt takes.

static inline CURLcode moneta_curl_set_long(CURL *easy, CURLoption option, long value) {
    return curl_easy_setopt(easy, option, value);
}

static inline CURLcode moneta_curl_set_offset(CURL *easy, CURLoption option, curl_off_t value) {
    return curl_easy_setopt(easy, option, value);
}

static inline CURLcode moneta_curl_set_string(CURL *easy, CURLoption option, const char *value) {
    return curl_easy_setopt(easy, option, value);
}

static inline CURLcode moneta_curl_unset_string(CURL *easy, CURLoption option) {
    return curl_easy_setopt(easy, option, (const char *)NULL);
}

static inline CURLcode moneta_curl_set_list(CURL *easy, CURLoption option, struct curl_slist *value) {
    return curl_easy_setopt(easy, option, value);
}

// CURLOPT_POSTFIELDS (not copied) or CURLOPT_COPYPOSTFIELDS (copied; its size must be set first).
static inline CURLcode moneta_curl_set_body(CURL *easy, CURLoption option, const void *value) {
    return curl_easy_setopt(easy, option, value);
}

// A copy of the bytes is kept.
static inline CURLcode moneta_curl_set_blob(CURL *easy, CURLoption option, void *bytes, size_t count) {
    struct curl_blob blob = {.data = bytes, .len = count, .flags = CURL_BLOB_COPY};
    return curl_easy_setopt(easy, option, &blob);
}

static inline CURLcode moneta_curl_set_error_buffer(CURL *easy, char *buffer) {
    return curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, buffer);
}

// The shape that libcurl's callbacks for a body received, a header line received and a body to send share.
typedef size_t (*moneta_curl_callback)(char *bytes, size_t size, size_t count, void *context);

// CURLOPT_WRITEFUNCTION, CURLOPT_HEADERFUNCTION or CURLOPT_READFUNCTION, each with its ...DATA option.
static inline CURLcode moneta_curl_set_callback(
    CURL *easy, CURLoption function, moneta_curl_callback callback, CURLoption data, void *context) {
    CURLcode code = curl_easy_setopt(easy, function, callback);
    return code != CURLE_OK ? code : curl_easy_setopt(easy, data, context);
}

typedef int (*moneta_curl_trailer_callback)(struct curl_slist **list, void *context);

static inline CURLcode moneta_curl_set_trailers(CURL *easy, moneta_curl_trailer_callback callback, void *context) {
    CURLcode code = curl_easy_setopt(easy, CURLOPT_TRAILERFUNCTION, callback);
    return code != CURLE_OK ? code : curl_easy_setopt(easy, CURLOPT_TRAILERDATA, context);
}

static inline CURLcode moneta_curl_get_long(CURL *easy, CURLINFO info, long *value) {
    return curl_easy_getinfo(easy, info, value);
}

static inline CURLcode moneta_curl_get_offset(CURL *easy, CURLINFO info, curl_off_t *value) {
    return curl_easy_getinfo(easy, info, value);
}

static inline CURLcode moneta_curl_get_socket(CURL *easy, CURLINFO info, curl_socket_t *value) {
    return curl_easy_getinfo(easy, info, value);
}

static inline CURLMcode moneta_curl_multi_set_long(CURLM *multi, CURLMoption option, long value) {
    return curl_multi_setopt(multi, option, value);
}

// CURLMsg holds its result in a union, which is awkward to reach from Swift.
static inline CURLcode moneta_curl_message_result(const CURLMsg *message) {
    return message->data.result;
}

#endif
