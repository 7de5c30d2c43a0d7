extension ExtensionEvent {
    /// One invocation of the function, without its payload.
    public struct Invoke: Sendable, Equatable, Decodable {
        public let requestID: String
        /// When the invocation times out, in milliseconds since 1970: the function's and every extension's work.
        public let deadlineMilliseconds: Int64
        /// Nil when Lambda does not say.
        public let invokedFunctionARN: String?
        public let tracing: TraceContext?

        public init(
            requestID: String, deadlineMilliseconds: Int64, invokedFunctionARN: String?, tracing: TraceContext? = nil
        ) {
            self.requestID = requestID
            self.deadlineMilliseconds = deadlineMilliseconds
            self.invokedFunctionARN = invokedFunctionARN
            self.tracing = tracing
        }

        private enum CodingKeys: String, CodingKey {
            case requestID = "requestId"
            case deadlineMilliseconds = "deadlineMs"
            case invokedFunctionARN = "invokedFunctionArn"
            case tracing
        }
    }
}
