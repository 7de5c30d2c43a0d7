import Glibc

/// One of the shared layer's JSON files.
struct SharedLayerFile {
    private let path: String
    private static let bytesMax = 1 << 20
    private static let chunkBytes = 4_096

    init(_ name: String, in folder: String) {
        path = "\(folder)/\(name)"
    }

    /// Throws `missing`, `malformed`.
    func document() throws(SharedLayerError) -> JSONValue {
        let bytes = try bytes()
        do {
            return try JSONParser(limits: JSONLimits(bytesMax: Self.bytesMax)).parse(bytes)
        } catch {
            throw malformed(error.description)
        }
    }

    func malformed(_ reason: String) -> SharedLayerError {
        SharedLayerError(.malformed, "\(path) is not as it should be: \(reason)")
    }

    /// By system calls, because a function's start waits for it: Foundation's first reading of a file takes 300,000
    /// instructions.
    private func bytes() throws(SharedLayerError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw missing }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: Self.chunkBytes)
        // What is longer than the limit is the parser's to refuse.
        while bytes.count <= Self.bytesMax {
            let count = read(descriptor, &chunk, chunk.count)
            if count == 0 { break }
            if count > 0 {
                bytes += chunk[..<count]
            } else if errno != EINTR {
                throw missing
            }
        }
        return bytes
    }

    private var missing: SharedLayerError {
        SharedLayerError(
            .missing,
            "the shared layer's file \(path) cannot be read. Is the layer attached, and SHARED_LAYER_PATH right?")
    }
}
