/// Why a text is no document that requests may have.
package struct XMLReaderError: Error, Sendable, Equatable {
    package let what: String
    /// In bytes.
    package let offset: Int
}
