import Logging
import Tracing

extension SpanAttribute {
    /// The attribute as JSON is made of it.
    var metadataValue: Logger.MetadataValue {
        switch self {
        case .int32(let value): .stringConvertible(value)
        case .int64(let value): .stringConvertible(value)
        case .double(let value): .stringConvertible(value)
        case .bool(let value): .stringConvertible(value)
        case .string(let value): .string(value)
        case .stringConvertible(let value): .string(value.description)
        case .int32Array(let values): .array(values.map { .stringConvertible($0) })
        case .int64Array(let values): .array(values.map { .stringConvertible($0) })
        case .doubleArray(let values): .array(values.map { .stringConvertible($0) })
        case .boolArray(let values): .array(values.map { .stringConvertible($0) })
        case .stringArray(let values): .array(values.map { .string($0) })
        case .stringConvertibleArray(let values): .array(values.map { .string($0.description) })
        default: .string("")
        }
    }

    /// The attribute as X-Ray can index it; nil for arrays.
    var annotation: XRayAnnotation? {
        switch self {
        case .int32(let value): .number(Double(value))
        case .int64(let value): .number(Double(value))
        case .double(let value): value.isFinite ? .number(value) : nil
        case .bool(let value): .bool(value)
        case .string(let value): .string(value)
        case .stringConvertible(let value): .string(value.description)
        default: nil
        }
    }
}

extension SpanAttributes {
    /// All of them, without secrets.
    func metadata(_ redaction: LogRedaction, where isWanted: (String) -> Bool = { _ in true }) -> Logger.Metadata {
        var metadata: Logger.Metadata = [:]
        forEach { name, value in
            if isWanted(name) { metadata[name] = redaction.apply(value.metadataValue, at: name) }
        }
        return metadata
    }
}
