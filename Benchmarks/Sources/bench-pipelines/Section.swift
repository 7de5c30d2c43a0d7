import ArgumentParser

/// A part of the measurement that can be asked for alone.
enum Section: String, CaseIterable, ExpressibleByArgument {
    /// Charges at a steady rate, through the whole pipeline.
    case charges
    /// The validating function, warm, in one environment, beside one in Python.
    case validate
    /// The same two, cold.
    case cold
}
