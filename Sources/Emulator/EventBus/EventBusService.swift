/// Not there yet.
enum EventBusService {}
