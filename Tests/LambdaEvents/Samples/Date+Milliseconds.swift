import FoundationEssentials

extension Date {
    /// To the nearest millisecond, which is as exact as events are.
    var millisecondsSince1970: Int64 { Int64((timeIntervalSince1970 * 1_000).rounded()) }
}
