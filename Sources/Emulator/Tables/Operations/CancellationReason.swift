import FoundationEssentials
import Wire

/// Why one member of a transaction could not be done, or `None`.
struct CancellationReason: Codable, Sendable {
    let code: String
    var message: String?
    var item: Item?

    enum CodingKeys: String, CodingKey {
        case code = "Code"
        case message = "Message"
        case item = "Item"
    }

    private struct Members: Encodable {
        let reasons: [CancellationReason]

        enum CodingKeys: String, CodingKey {
            case reasons = "CancellationReasons"
        }
    }

    static let none = CancellationReason(code: "None")

    private init(code: String) {
        self.code = code
    }

    /// The reason that an error of the single operation amounts to.
    init(_ error: ServiceError) {
        code =
            switch error.code {
            case "ConditionalCheckFailedException": "ConditionalCheckFailed"
            case "ValidationException": "ValidationError"
            default: error.code
            }
        message = error.message
        item = error.members.flatMap { try? JSONDecoder().decode(ConditionFailure.self, from: Data($0)).item }
    }

    /// `TransactionCanceledException` with the reasons in the order of the members.
    static func error(for reasons: [CancellationReason]) throws -> ServiceError {
        ServiceError(
            "TransactionCanceledException",
            "Transaction cancelled, please refer cancellation reasons for specific reasons "
                + "[\(reasons.map(\.code).joined(separator: ", "))]",
            members: Array(try JSONEncoder().encode(Members(reasons: reasons))))
    }
}
