import FoundationEssentials

/// The checksum that an upload's head announces.
struct DeclaredChecksum: Sendable {
    let algorithm: ChecksumAlgorithm
    let place: Place

    enum Place: Sendable {
        case header(value: String)
        case trailer
        /// The client only asks for one.
        case computed
    }

    init(algorithm: ChecksumAlgorithm, place: Place) {
        self.algorithm = algorithm
        self.place = place
    }

    /// Nil when the head has none.
    init?(_ call: ObjectCall) throws(ObjectsError) {
        let given = ChecksumAlgorithm.allCases.filter { call.header($0.headerName) != nil }
        guard given.count <= 1 else {
            throw .invalidRequest("Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.")
        }
        if let algorithm = given.first, let value = call.header(algorithm.headerName) {
            guard Data(base64Encoded: value)?.count == algorithm.byteCount else {
                throw .invalidRequest("Value for \(algorithm.headerName) header is invalid.")
            }
            self.init(algorithm: algorithm, place: .header(value: value))
        } else if let trailer = call.header("x-amz-trailer")?.lowercased(),
            let algorithm = ChecksumAlgorithm.allCases.first(where: { trailer.contains($0.headerName) })
        {
            self.init(algorithm: algorithm, place: .trailer)
        } else if let name = call.header("x-amz-sdk-checksum-algorithm") {
            self.init(algorithm: try Self.algorithm(name), place: .computed)
        } else {
            return nil
        }
    }

    static func algorithm(_ name: String) throws(ObjectsError) -> ChecksumAlgorithm {
        guard let algorithm = ChecksumAlgorithm(rawValue: name.uppercased()) else {
            throw .invalidRequest(
                "Checksum algorithm provided is unsupported. Please try again with any of the valid types: [CRC32, CRC32C, CRC64NVME, SHA1, SHA256]"
            )
        }
        return algorithm
    }
}
