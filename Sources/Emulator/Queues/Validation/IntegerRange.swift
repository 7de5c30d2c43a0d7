import Wire

/// Checks of integers that a caller may leave out.
enum IntegerRange {
    /// Throws `InvalidParameterValueException` with `reason`.
    static func validate(
        _ value: Int?, _ name: String, in range: ClosedRange<Int>, reason: String
    ) throws(ServiceError) {
        guard let value, !range.contains(value) else { return }
        throw .invalidParameter(name, value: value, reason: reason)
    }
}
