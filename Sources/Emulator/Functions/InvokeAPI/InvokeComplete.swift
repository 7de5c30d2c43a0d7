import FoundationEssentials

/// The last event of a streamed response. Source: AWS Lambda API reference, "InvokeWithResponseStream".
struct InvokeComplete: Encodable {
    let errorCode: String?
    let errorDetails: String?
    let logResult: String?

    /// - Parameter wantsLog: whether the caller has asked for the log's tail.
    init(_ result: InvocationResult, wantsLog: Bool) {
        if result.failure == nil {
            (errorCode, errorDetails) = (nil, nil)
        } else {
            let error = try? JSONDecoder().decode(ReportedError.self, from: Data(result.payload))
            errorCode = error?.errorType ?? result.failure?.rawValue
            errorDetails = String(decoding: result.payload, as: UTF8.self)
        }
        logResult = wantsLog ? Data(result.logTail).base64EncodedString() : nil
    }

    /// The invocation came to no end.
    init(_ error: any Error) {
        let error = error as? InvocationError
        errorCode = (error?.code ?? .shuttingDown).rawValue
        errorDetails = error?.message
        logResult = nil
    }

    var message: EventStreamMessage {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return EventStreamMessage(
            event: "InvokeComplete", contentType: "application/json",
            payload: (try? Array(encoder.encode(self))) ?? Array("{}".utf8))
    }

    enum CodingKeys: String, CodingKey {
        case errorCode = "ErrorCode"
        case errorDetails = "ErrorDetails"
        case logResult = "LogResult"
    }

    private struct ReportedError: Decodable {
        let errorType: String?
    }
}
