package import SharedLayer

/// A reconciliation as a publisher asks for it, after its shape was checked (see `ReconciliationRequestSchema`).
package struct ReconciliationRequest: Sendable, Equatable {
    package let reference: ReconciliationReference
    package let publisherID: String
    /// Days since 1970, in UTC: the first, and the last.
    package let days: ClosedRange<Int>
    package let source: Source

    package enum Source: Sendable, Equatable {
        case inline([ReconcilableRecord])
        case file(FileReference)
    }

    package struct FileReference: Sendable, Equatable {
        package let key: String
        package let sha256: String
        package let format: RecordFileFormat
    }

    /// The most bytes of a request body: they are stored as they were signed, in an item of at most 400 KB, for which
    /// `SignedRequest` allows 256 KB. More records come in a file.
    package static let bytesMax = 256 << 10
    /// A file of so many bytes is hashed and cut within one invocation.
    package static let fileBytesMax = 1 << 30
    /// A quarter of a year.
    package static let daysMax = 92
}
