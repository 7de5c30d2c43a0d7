import ArgumentParser

/// A part of the measurement that can be asked for alone.
enum Section: String, CaseIterable, ExpressibleByArgument {
    /// Messages through a queue: send, receive, delete.
    case queue
    /// From a message's sending to the start of the function that gets it.
    case latency
    /// Events on a bus with few rules and with many.
    case rules
}
