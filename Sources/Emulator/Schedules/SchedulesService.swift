/// Not there yet.
enum SchedulesService {}
