/// What metrics cannot be made of, or why none were made.
package struct MetricsError: Error, Sendable, Equatable, CustomStringConvertible {
    package let code: Code
    package let message: String
    package let fileID: String
    package let line: Int

    package init(_ code: Code, _ message: String, fileID: String = #fileID, line: Int = #line) {
        self.code = code
        self.message = message
        self.fileID = fileID
        self.line = line
    }

    package enum Code: String, Sendable {
        /// An invocation recorded none, where that counts as an error.
        case empty = "empty"
        case invalidNamespace = "invalid-namespace"
        case invalidName = "invalid-name"
        case invalidValue = "invalid-value"
        case invalidDimension = "invalid-dimension"
        case tooManyDimensions = "too-many-dimensions"
        case invalidTimestamp = "invalid-timestamp"
        /// One name for two of: a metric, a dimension, a property.
        case nameTaken = "name-taken"
        /// A property that leaves no room for metrics in a document.
        case tooLong = "too-long"
    }

    package var description: String { "\(code.rawValue): \(message)" }

    package static func == (left: MetricsError, right: MetricsError) -> Bool {
        left.code == right.code && left.message == right.message
    }
}
