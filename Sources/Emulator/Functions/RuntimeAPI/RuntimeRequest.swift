/// A request to one of the APIs that an execution environment offers: the Runtime, Extensions and Telemetry APIs.
struct RuntimeRequest: Sendable {
    let method: String
    let path: String
    /// By lowercased name.
    let headers: [String: String]
    let body: Body

    enum Body: Sendable {
        /// Nil when it was over the limit.
        case whole([UInt8]?)
        /// A response that comes in parts.
        case streamed(StreamedBody)
    }

    /// Whether the body is to be handed over while it comes.
    static func isStreamed(method: String, path: String, responseMode: String?) -> Bool {
        method == "POST" && path.hasSuffix("/response") && responseMode == streamingMode
    }

    static let responseModeHeader = "lambda-runtime-function-response-mode"
    static let streamingMode = "streaming"

    func perform(on calls: any RuntimeCalls & ExtensionCalls) async -> RuntimeReply {
        switch path {
        case _ where path.hasPrefix("/2018-06-01/runtime/"):
            await performRuntimeCall("/2018-06-01/runtime/", on: calls)
        case _ where path.hasPrefix("/2020-01-01/extension/"):
            await performExtensionCall("/2020-01-01/extension/", on: calls)
        case "/2022-07-01/telemetry" where method == "PUT":
            .telemetryNotSupported
        case "/2020-08-15/logs" where method == "PUT":
            .logsNotSupported
        default:
            .notFound
        }
    }

    /// Nil when it was over the limit or came in parts.
    var wholeBody: [UInt8]? {
        if case .whole(let body) = body { body } else { nil }
    }
}
