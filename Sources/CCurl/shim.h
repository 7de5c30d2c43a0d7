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

static inline CURLcode moneta_curl_set_list(CURL *easy, CURLoption option, struct curl_slist *value) {
    return curl_easy_setopt(easy, option, value);
}

// CURLOPT_POSTFIELDS (not copied) or CURLOPT_COPYPOSTFIELDS (copied; its size must be set first).
static inline CURLcode moneta_curl_set_body(CURL *easy, CURLoption option, const void *value) {
    return curl_easy_setopt(easy, option, value);
}

static inline CURLcode moneta_curl_set_error_buffer(CURL *easy, char *buffer) {
    return curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, buffer);
}

typedef size_t (*moneta_curl_writer)(char *bytes, size_t size, size_t count, void *context);

static inline CURLcode moneta_curl_set_writer(CURL *easy, moneta_curl_writer writer, void *context) {
    CURLcode code = curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, writer);
    return code != CURLE_OK ? code : curl_easy_setopt(easy, CURLOPT_WRITEDATA, context);
}

static inline CURLcode moneta_curl_get_long(CURL *easy, CURLINFO info, long *value) {
    return curl_easy_getinfo(easy, info, value);
}

static inline CURLcode moneta_curl_get_offset(CURL *easy, CURLINFO info, curl_off_t *value) {
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
