// The peer for signatures: the same EVP calls as ours, with the key read once. Usage: evp-loops sign|verify MILLISECONDS INPUTS
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { message_bytes = 1024, signature_bytes_max = 512 };

static unsigned char message[message_bytes], signature[signature_bytes_max];
static size_t signature_bytes;
static EVP_PKEY *private_key, *public_key;

static void fail(const char *what)
{
    fprintf(stderr, "%s\n", what);
    ERR_print_errors_fp(stderr);
    exit(1);
}

static FILE *open_input(const char *folder, const char *name)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "r");
    if (!file) fail(path);
    return file;
}

static int set_padding(EVP_PKEY_CTX *context)
{
    return EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PSS_PADDING) == 1
        && EVP_PKEY_CTX_set_rsa_pss_saltlen(context, RSA_PSS_SALTLEN_DIGEST) == 1
        && EVP_PKEY_CTX_set_rsa_mgf1_md(context, EVP_sha256()) == 1;
}

static void sign(void)
{
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    EVP_PKEY_CTX *key_context = NULL;
    signature_bytes = sizeof signature;
    if (!context || EVP_DigestSignInit(context, &key_context, EVP_sha256(), NULL, private_key) != 1
        || !set_padding(key_context)
        || EVP_DigestSign(context, signature, &signature_bytes, message, sizeof message) != 1)
        fail("sign");
    EVP_MD_CTX_free(context);
}

static void verify(void)
{
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    EVP_PKEY_CTX *key_context = NULL;
    if (!context || EVP_DigestVerifyInit(context, &key_context, EVP_sha256(), NULL, public_key) != 1
        || !set_padding(key_context)
        || EVP_DigestVerify(context, signature, signature_bytes, message, sizeof message) != 1)
        fail("verify");
    EVP_MD_CTX_free(context);
}

static double now_nanoseconds(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1e9 + time.tv_nsec;
}

// As Loop.swift: batches that grow, until the time is over.
static double nanoseconds_each(void (*operation)(void), double nanoseconds)
{
    double start = now_nanoseconds(), elapsed = 0;
    long count = 0;
    for (long batch = 1; elapsed < nanoseconds; batch = batch < 256 ? batch * 2 : 256) {
        for (long i = 0; i < batch; i++) operation();
        count += batch;
        elapsed = now_nanoseconds() - start;
    }
    return elapsed / count;
}

int main(int count, char **arguments)
{
    if (count != 4) fail("Usage: evp-loops sign|verify MILLISECONDS INPUTS");
    double nanoseconds = atof(arguments[2]) * 1e6;
    FILE *file = open_input(arguments[3], "charge.json");
    if (fread(message, 1, sizeof message, file) != sizeof message) fail("charge.json is too short");
    fclose(file);
    file = open_input(arguments[3], "key.pem");
    private_key = PEM_read_PrivateKey(file, NULL, NULL, NULL);
    fclose(file);
    file = open_input(arguments[3], "certificate.pem");
    X509 *certificate = PEM_read_X509(file, NULL, NULL, NULL);
    fclose(file);
    if (!private_key || !certificate) fail("the keys");
    public_key = X509_get_pubkey(certificate);

    sign();
    void (*operation)(void) = strcmp(arguments[1], "sign") ? verify : sign;
    nanoseconds_each(operation, nanoseconds / 5);
    printf("{\"nanosecondsEach\":%f,\"bytesEach\":1}\n", nanoseconds_each(operation, nanoseconds * 4 / 5));
    return 0;
}
