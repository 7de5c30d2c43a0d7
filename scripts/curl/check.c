// Prints what a libcurl is made of, and succeeds only for the one that functions are linked with: of the version that the
// argument names, over c-ares and OpenSSL, for HTTP and HTTPS alone.
#include <curl/curl.h>
#include <stdio.h>
#include <string.h>

int main(int count, char **arguments) {
    if (count != 2 || curl_global_init(CURL_GLOBAL_NOTHING) != CURLE_OK) return 1;
    const curl_version_info_data *info = curl_version_info(CURLVERSION_NOW);
    printf("%s;", curl_version());
    for (const char *const *name = info->protocols; *name; name++) printf(" %s", *name);
    printf(";");
    for (const char *const *name = info->feature_names; *name; name++) printf(" %s", *name);
    printf("\n");
    return strcmp(info->version, arguments[1]) != 0 || !info->ares || !info->ssl_version ||
           strcmp(info->protocols[0], "http") != 0 || strcmp(info->protocols[1], "https") != 0 || info->protocols[2];
}
