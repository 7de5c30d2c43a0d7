/// How a delivery ended.
package enum DeliveryEnd: Sendable, Equatable {
    /// Taken, with what the receiver said about it.
    case delivered(confirmation: String)
    /// Given up, with the reason: a code, then words.
    case failed(reason: String)
}
