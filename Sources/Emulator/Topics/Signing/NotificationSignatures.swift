/// The signatures of notifications that are on their way out: subscriptions of one protocol share a text, and its signature.
struct NotificationSignatures: Sendable {
    private struct Key: Hashable {
        let messageID: String
        let text: String
        let version: SignatureVersion
    }

    let identity: SigningIdentity
    private var made: [Key: String] = [:]

    init(identity: SigningIdentity) {
        self.identity = identity
    }

    func has(_ messageID: String, _ text: String, _ version: SignatureVersion) -> Bool {
        made[Key(messageID: messageID, text: text, version: version)] != nil
    }

    /// Signs at most once; that takes a millisecond and more.
    mutating func signature(of notification: Notification, _ version: SignatureVersion) throws -> String {
        let key = Key(messageID: notification.messageID, text: notification.message, version: version)
        if let signature = made[key] { return signature }
        let signature = try identity.signature(of: notification.signedPairs, version)
        made[key] = signature
        return signature
    }
}
