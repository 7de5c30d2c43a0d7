import Wire

/// The rules for names.
enum TopicName {
    static let fifoSuffix = ".fifo"

    /// Letters, digits, hyphens and underscores; a FIFO topic's name, and no other's, ends in `.fifo`.
    static func validate(_ name: String, isFIFO: Bool) throws(ServiceError) {
        let stem = isFIFO && name.hasSuffix(fifoSuffix) ? name.dropLast(fifoSuffix.count) : name[...]
        guard name.hasSuffix(fifoSuffix) == isFIFO, !stem.isEmpty,
            name.utf8.count <= TopicLimits.nameCharactersMax, stem.utf8.allSatisfy(isNameByte)
        else { throw .invalidParameter("Topic Name") }
    }

    static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
