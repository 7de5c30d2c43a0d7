/// A compiled event pattern.
package struct EventPattern: Sendable {
    /// - Parameter json: the pattern's JSON text.
    /// - Throws: `EventPatternError` with AWS's message.
    package init(json: some Collection<UInt8>) throws(EventPatternError) {
        throw EventPatternError(message: "Event patterns are not there yet.")
    }

    /// Whether a JSON document matches.
    package func matches(event: [UInt8]) -> Bool { false }
}

/// Why a pattern is refused, in AWS's words.
package struct EventPatternError: Error, Sendable, Equatable {
    package let message: String

    package init(message: String) {
        self.message = message
    }
}
