/// An event bus.
struct EventBusRecord: Codable, Sendable, Equatable {
    var name: String
    var description: String?
    var kmsKeyIdentifier: String?
    var deadLetterConfig: DeadLetterConfig?
    /// The resource policy's statements, each as JSON: they are kept and shown, nobody is refused by them.
    var policy: [PolicyStatement] = []
    var tags: [String: String] = [:]
    /// Seconds since 1970.
    var created: Double
    var modified: Double

    struct PolicyStatement: Codable, Sendable, Equatable {
        let sid: String
        let json: String
    }
}

struct DeadLetterConfig: Codable, Sendable, Equatable {
    var arn: String?
}
