extension Int64 {
    /// The sum, or the end of the range behind which it would lie: settings may be as large as they like.
    package func addingClamped(_ other: Int64) -> Int64 {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? (other < 0 ? .min : .max) : sum
    }
}
