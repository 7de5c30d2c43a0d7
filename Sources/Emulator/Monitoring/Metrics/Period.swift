import Wire

/// The stretch of time that one data point stands for.
struct Period: Sendable {
    let seconds: Int

    /// - Throws: `MissingParameter`, `InvalidParameterValue`.
    init(_ value: WireValue?, parameter: String) throws(ServiceError) {
        guard let value else { throw ServiceError("MissingParameter", "The parameter \(parameter) is required.") }
        guard let seconds = value.integer, (1...86_400 * 365).contains(seconds),
            seconds.isMultiple(of: 60) || [1, 5, 10, 20, 30].contains(seconds)
        else {
            throw ServiceError(
                "InvalidParameterValue",
                "The parameter \(parameter) must be 1, 5, 10, 20, 30 or a multiple of 60.")
        }
        self.seconds = seconds
    }

    /// Where the first data point of a range begins: AWS rounds down to the whole minute, or to a short period.
    func start(_ time: Double) -> Double {
        let step = Double(min(seconds, 60))
        return (time / step).rounded(.down) * step
    }

    /// The beginning of the data point that a time falls into.
    func beginning(of time: Double, since start: Double) -> Double {
        start + ((time - start) / Double(seconds)).rounded(.down) * Double(seconds)
    }
}
