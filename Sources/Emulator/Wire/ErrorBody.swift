import FoundationEssentials

/// The JSON object of an AWS JSON error: `__type`, `message` and the shape's further members.
struct ErrorBody {
    let bytes: [UInt8]

    init(_ error: ServiceError, namespace: String) {
        let head = ["__type": namespace + error.code, "message": error.message]
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var bytes = (try? Array(encoder.encode(head))) ?? Array("{}".utf8)
        if let members = error.members, members.count > 2, members.first == UInt8(ascii: "{") {
            bytes.removeLast()
            bytes.append(UInt8(ascii: ","))
            bytes.append(contentsOf: members.dropFirst())
        }
        self.bytes = bytes
    }
}
