/// Not there yet.
enum IdentityService {}
