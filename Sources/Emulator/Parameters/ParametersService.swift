/// Not there yet.
enum ParametersService {}
