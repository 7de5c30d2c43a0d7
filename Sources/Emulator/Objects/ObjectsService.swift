/// Not there yet.
enum ObjectsService {}
