/// What a source has under a name. Its description does not tell the value, which may be a secret.
package struct ParameterValue: Sendable, Equatable, CustomStringConvertible {
    package let bytes: [UInt8]
    /// The version that the source names.
    package let version: String?

    package init(_ bytes: [UInt8], version: String? = nil) {
        self.bytes = bytes
        self.version = version
    }

    package init(_ text: String, version: String? = nil) {
        self.init(Array(text.utf8), version: version)
    }

    package var description: String { "ParameterValue(\(bytes.count) bytes)" }
}
