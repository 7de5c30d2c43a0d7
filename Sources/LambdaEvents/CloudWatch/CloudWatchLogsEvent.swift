import FoundationEssentials

/// Log events of a subscription, compressed: `payload()` reads them.
///
/// Source: CloudWatch Logs user guide, "Subscription filters with AWS Lambda".
public struct CloudWatchLogsEvent: Codable, Sendable, Equatable {
    public var awslogs: Logs

    public struct Logs: Codable, Sendable, Equatable {
        /// Base64 of gzip of the JSON of a `CloudWatchLogsPayload`.
        public var data: String
    }

    /// What a payload has at most once decompressed, unless the function says otherwise: 32 MiB.
    public static let payloadBytesMax = 32 << 20

    /// The log events.
    ///
    /// They are decompressed in Swift, with no C library. Throws `LambdaEventError.Code.invalidBase64`, `.invalidGzip`,
    /// or `.dataTooLarge` beyond `bytesMax`; or a `DecodingError`.
    public func payload(bytesMax: Int = payloadBytesMax) throws -> CloudWatchLogsPayload {
        let compressed = try Base64.bytes(awslogs.data, of: "awslogs.data")
        let json = try Gzip.decompress(compressed, bytesMax: bytesMax)
        return try JSONDecoder().decode(CloudWatchLogsPayload.self, from: Data(json))
    }
}
