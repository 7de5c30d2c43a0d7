/// How fresh a value has to be for one call.
package enum ParameterFreshness: Sendable, Hashable {
    /// As the options say.
    case standard
    /// At most so many seconds old.
    case maxAge(seconds: Int)
    /// Read now, whatever is kept; the value is kept for others.
    case fetched
}
