import FunctionRuntime
import Logging

/// How records are made of events: what does not change from one to the next, written beforehand.
final class LogRecordForm: Sendable {
    let flushesOnError: Bool
    /// Whether an invocation can write more than the level says.
    let dependsOnInvocation: Bool

    private let settings: LogSettings
    private let service: [UInt8]
    private let function: [UInt8]?

    init(_ settings: LogSettings) {
        self.settings = settings
        flushesOnError = settings.buffering?.flushesOnError ?? false
        dependsOnInvocation = settings.samplingRate > 0 || settings.buffering != nil
        service = Self.members([
            settings.service.isEmpty ? nil : (LogKey.service, .string(settings.service)),
            settings.samplingRate > 0 ? (LogKey.samplingRate, .stringConvertible(settings.samplingRate)) : nil,
        ])
        let function = Self.members([
            settings.functionName.map { (LogKey.functionName, .string($0)) },
            settings.functionMemoryMegabytes.map { (LogKey.functionMemorySize, .stringConvertible($0)) },
        ])
        self.function = function.isEmpty ? nil : function
    }

    func line(of event: LogEvent, metadata: Logger.Metadata, in invocation: LambdaContext?) -> [UInt8] {
        var line = LogLine()
        line.append(LogKey.level, event.level.lambdaName)
        line.append(LogKey.location, Self.location(of: event))
        line.append(LogKey.message, settings.redaction.text(event.message.description))
        line.append(
            LogKey.timestamp, LogTimestamp(millisecondsSince1970: settings.now().millisecondsSince1970))
        if !service.isEmpty { line.append(member: service) }
        if let invocation {
            line.append(LogKey.coldStart, .stringConvertible(invocation.storage.isColdStart))
        }
        if let function, metadata[LogKey.functionName] == nil { line.append(member: function) }
        appendIDs(metadata, invocation, to: &line)
        appendOthers(metadata, to: &line)
        return line.finish()
    }

    private func appendIDs(_ metadata: Logger.Metadata, _ invocation: LambdaContext?, to line: inout LogLine) {
        func append(_ key: String, _ value: String?) {
            if let given = metadata[key] {
                line.append(key, settings.redaction.apply(given, at: key))
            } else if let value {
                line.append(key, value)
            }
        }
        append(LogKey.functionName, nil)
        append(LogKey.functionMemorySize, nil)
        append(LogKey.functionARN, invocation?.invokedFunctionARN)
        append(LogKey.functionRequestID, invocation?.requestID)
        append(LogKey.correlationID, nil)
        append(LogKey.traceID, invocation?.traceID.map(XRayTraceHeader.rootText))
    }

    /// What a caller adds never takes the place of the record's own keys.
    private func appendOthers(_ metadata: Logger.Metadata, to line: inout LogLine) {
        guard !metadata.isEmpty else { return }
        var others: [(key: String, value: Logger.MetadataValue)] = []
        for (key, value) in metadata where !LogKey.invocation.contains(key) { others.append((key, value)) }
        others.sort { $0.key < $1.key }
        for (key, value) in others {
            line.append(LogKey.own.contains(key) ? "metadata_\(key)" : key, settings.redaction.apply(value, at: key))
        }
    }

    /// The file's name without its folders and its extension, the function and the line.
    private static func location(of event: LogEvent) -> String {
        let path = event.file.utf8
        let start = path.lastIndex(of: UInt8(ascii: "/")).map(path.index(after:)) ?? path.startIndex
        let end = path[start...].firstIndex(of: UInt8(ascii: ".")) ?? path.endIndex
        return "\(event.file[start..<end]).\(event.function):\(event.line)"
    }

    private static func members(_ members: [(String, Logger.MetadataValue)?]) -> [UInt8] {
        let object: [(key: String, value: Logger.MetadataValue)] = members.compactMap { $0 }.map { ($0.0, $0.1) }
        var bytes: [UInt8] = []
        bytes.appendJSON(object)
        return Array(bytes.dropFirst().dropLast())
    }
}

extension LogRecordForm {
    /// Whether the invocation writes its debug records; decided once for each.
    func isSampled(_ invocation: LambdaContext?) -> Bool {
        guard settings.samplingRate > 0, let invocation else { return false }
        return invocation.storage.withValue(InvocationLog.self) { log in
            let isSampled = log.isSampled ?? (settings.random() < settings.samplingRate)
            log.isSampled = isSampled
            return isSampled
        }
    }

    /// The least severe level that is kept for later, `critical` where nothing is.
    func keptLevel(_ invocation: LambdaContext?) -> Logger.Level {
        guard let buffering = settings.buffering, invocation != nil else { return .critical }
        return buffering.level
    }

    func keep(_ line: [UInt8], in invocation: LambdaContext) {
        guard let bytesMax = settings.buffering?.bytesMax else { return }
        invocation.storage.withValue(InvocationLog.self) { $0.buffer.append(line, bytesMax: bytesMax) }
    }

    func writeKept(of invocation: LambdaContext, to output: any LogOutput) {
        let kept = invocation.storage.withValue(InvocationLog.self) { $0.buffer.drain() }
        for line in kept.lines { output.write(line) }
        guard kept.evictedCount > 0 else { return }
        let event = LogEvent(
            level: .warning, message: "records that were kept back are lost: there was no room", error: nil,
            metadata: nil, source: nil, file: #fileID, function: #function, line: #line)
        output.write(
            line(of: event, metadata: ["evicted_count": .stringConvertible(kept.evictedCount)], in: invocation))
    }
}
