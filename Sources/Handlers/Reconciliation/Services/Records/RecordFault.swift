import SharedLayer

/// Why a record of the partner's cannot be read.
package struct RecordFault: Error, Sendable, Equatable, CustomStringConvertible {
    package let code: Code
    /// The field, where it is one.
    package let field: String?
    package let message: String

    package init(_ code: Code, field: String? = nil, _ message: String) {
        self.code = code
        self.field = field
        self.message = message
    }

    package enum Code: String, Sendable, CaseIterable {
        /// No JSON object, or no line of comma separated values.
        case malformed = "MALFORMED_RECORD"
        /// More bytes than a record may have.
        case tooLong = "RECORD_TOO_LONG"
        case fieldMissing = "FIELD_MISSING"
        case fieldUnknown = "FIELD_UNKNOWN"
        case fieldMalformed = "FIELD_MALFORMED"
        /// The first line names no columns, or the wrong ones.
        case malformedHeader = "MALFORMED_HEADER"
    }

    package var description: String { "\(code.rawValue): \(field.map { "\($0): " } ?? "")\(message)" }
}
