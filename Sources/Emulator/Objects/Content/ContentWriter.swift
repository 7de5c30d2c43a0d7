import POSIXProcess

/// Takes the bytes of one content: small ones for the metadata's transaction, others into a file.
struct ContentWriter {
    /// Up to here a content lies in the store itself, so that a small object costs one sync that it shares with others.
    static let inlineBytesMax = 64 << 10

    private let id: String
    private let folder: ContentFolder
    private let isInlineAllowed: Bool
    private var bytes: [UInt8] = []
    private var file: OpenFile?
    private(set) var size = 0

    /// - Parameter id: lowercase hexadecimal.
    init(id: String, folder: ContentFolder, isInlineAllowed: Bool = true) {
        self.id = id
        self.folder = folder
        self.isInlineAllowed = isInlineAllowed
    }

    mutating func append(_ part: [UInt8]) throws {
        size += part.count
        if file == nil {
            guard !isInlineAllowed || size > Self.inlineBytesMax else { return bytes += part }
            let made = try OpenFile.make(folder.temporaryFile(id))
            try made.append(bytes)
            file = made
            bytes = []
        }
        try file?.append(part)
    }

    /// What was written, on disk unless it goes inline.
    mutating func finish() async throws -> NewContent {
        if file == nil, !isInlineAllowed { try append([]) }
        if let file {
            try await folder.keep(id, file)
            return NewContent(id: id, size: size, inline: nil)
        }
        return NewContent(id: id, size: size, inline: bytes)
    }

    /// Leaves nothing behind.
    func abandon() {
        if file != nil { folder.drop(id) }
    }
}

/// A content that no metadata name yet.
struct NewContent: Sendable {
    let id: String
    let size: Int
    /// The bytes themselves where they go into the store; nil for a file.
    let inline: [UInt8]?

    var segments: [Segment] { size == 0 && inline != nil ? [] : [Segment(content: id, length: size)] }
}
