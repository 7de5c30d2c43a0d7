import Wire

/// The answer to a batch: each entry is in one of the two lists, and an empty list is left out.
struct BatchOutput<Success: Encodable>: Encodable {
    private(set) var successful: [Success]?
    private(set) var failed: [Failure]?

    init() {}

    mutating func add(_ success: Success) { successful = (successful ?? []) + [success] }

    mutating func add(_ error: ServiceError, id: String) { failed = (failed ?? []) + [Failure(id: id, error)] }

    enum CodingKeys: String, CodingKey {
        case successful = "Successful"
        case failed = "Failed"
    }

    struct Failure: Encodable {
        let id: String
        let code: String
        let message: String
        let senderFault: Bool

        init(id: String, _ error: ServiceError) {
            self.id = id
            code = error.queryErrorCode
            message = error.message
            senderFault = error.status < 500
        }

        enum CodingKeys: String, CodingKey {
            case id = "Id"
            case code = "Code"
            case message = "Message"
            case senderFault = "SenderFault"
        }
    }
}

extension BatchOutput<BatchSuccess> {
    /// - Parameter errors: of the entries with these ids, in their order; nil for one that succeeded.
    init(ids: [String], _ errors: [ServiceError?]) {
        self.init()
        for (id, error) in zip(ids, errors) {
            if let error { add(error, id: id) } else { add(BatchSuccess(id: id)) }
        }
    }
}
