/// Not there yet.
enum TopicsService {}
