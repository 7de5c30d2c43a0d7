package import Logging

/// Writes each record as one line of JSON with the keys of Powertools for AWS Lambda: `level`, `location`, `message`,
/// `timestamp`, `service`, and whatever the metadata adds (`function_request_id`, `correlation_id`, `xray_trace_id` …).
package struct StructuredLogHandler: LogHandler {
    package var logLevel: Logger.Level
    package var metadata: Logger.Metadata = [:]
    package var metadataProvider: Logger.MetadataProvider?

    private let service: String
    private let output: any LogOutput
    private let redaction: LogRedaction
    private let now: @Sendable () -> Timestamp

    private static let ownKeys: Set<String> = ["level", "location", "message", "timestamp", "service"]

    package init(
        service: String, level: Logger.Level, output: any LogOutput, redaction: LogRedaction = LogRedaction(),
        now: @escaping @Sendable () -> Timestamp = Timestamp.now
    ) {
        logLevel = level
        self.service = service
        self.output = output
        self.redaction = redaction
        self.now = now
    }

    package subscript(metadataKey key: String) -> Logger.MetadataValue? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        var line = LogLine()
        line.append("level", event.level.rawValue.uppercased())
        line.append("location", "\(Self.stem(event.file)).\(event.function):\(event.line)")
        line.append("message", event.message.description)
        line.append("timestamp", now().text)
        line.append("service", service)
        for (key, value) in merged(event).sorted(by: { $0.key < $1.key }) {
            // What a caller adds never takes the place of the record's own keys.
            line.append(Self.ownKeys.contains(key) ? "metadata_\(key)" : key, redaction.apply(value, at: key))
        }
        output.write(line.finish())
    }

    private func merged(_ event: LogEvent) -> Logger.Metadata {
        var all = metadata
        if let provided = metadataProvider?.get() { all.merge(provided) { $1 } }
        if let own = event.metadata { all.merge(own) { $1 } }
        if let error = event.error {
            all["exception_name"] = .string("\(type(of: error))")
            all["exception"] = .string("\(error)")
        }
        return all
    }

    /// The file's name without its folders and its extension.
    private static func stem(_ file: String) -> Substring {
        let name = file.split(separator: "/").last ?? ""
        return name.prefix { $0 != "." }
    }
}
