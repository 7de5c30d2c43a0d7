import Tracing

extension XRaySubsegment {
    /// Whose fault a failure is, as X-Ray counts it.
    ///
    /// Source: AWS X-Ray developer guide, "X-Ray segment documents", `error`, `throttle` and `fault`.
    struct Flags: Equatable {
        /// The caller's: a status from 400 to 499.
        var error = false
        /// Too many requests: 429.
        var throttle = false
        /// The service's: a status from 500 on, or an error that no status explains.
        var fault = false
    }

    var flags: Flags {
        switch httpStatus ?? 0 {
        case 429: return Flags(error: true, throttle: true)
        case 400..<500: return Flags(error: true)
        case 500...: return Flags(fault: true)
        default: return Flags(fault: status?.code == .error || !exceptions.isEmpty || causeID != nil)
        }
    }
}
