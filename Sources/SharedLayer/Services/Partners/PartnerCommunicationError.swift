/// Why nothing is sent to a partner: what is set up is wrong, or against the rules.
package struct PartnerCommunicationError: Error, Sendable, Equatable, CustomStringConvertible {
    package let code: Code
    package let message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package enum Code: String, Sendable {
        /// A setting of ours is wrong.
        case invalidConfiguration
        case invalidURL
        /// The host has an address inside of our network.
        case blockedAddress
        /// The host's name does not resolve: a later try may work.
        case nameNotResolved
    }

    package var description: String { "\(code.rawValue): \(message)" }
}
