import FoundationEssentials

/// An executable's headers (System V ABI, "Object Files"; 64-bit, little endian).
enum ELFFile {
    /// Whether the program needs no dynamic linker.
    static func isStatic(_ path: String) throws -> Bool {
        guard FileManager.default.fileExists(atPath: path) else { return false }
        let bytes = try [UInt8](Data(contentsOf: URL(filePath: path), options: .mappedIfSafe).prefix(4_096))
        func integer(at offset: Int, bytes count: Int) -> Int {
            bytes[offset..<offset + count].reversed().reduce(0) { $0 << 8 | Int($1) }
        }
        guard bytes.count == 4_096, bytes.starts(with: [0x7f, 0x45, 0x4c, 0x46, 2, 1]) else { return false }
        let (table, size, count) = (integer(at: 32, bytes: 8), integer(at: 54, bytes: 2), integer(at: 56, bytes: 2))
        guard table + size * count <= bytes.count else { return false }
        let interpreter = 3
        return !(0..<count).contains { integer(at: table + $0 * size, bytes: 4) == interpreter }
    }
}
