/// Not there yet.
enum SecretsService {}
