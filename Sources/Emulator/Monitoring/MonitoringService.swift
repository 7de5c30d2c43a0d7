/// Not there yet.
enum MonitoringService {}
