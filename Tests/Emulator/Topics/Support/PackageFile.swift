import FoundationEssentials
import TestSupport

/// Files of the repository.
enum PackageFile {
    static func bytes(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(filePath: PackageRoot.file(path))))
    }
}

extension JSON {
    /// The value with every scalar but the kind of it taken out: names and structure are left.
    var shape: JSON {
        switch self {
        case .null: "null"
        case .bool: "bool"
        case .number: "number"
        case .string: "string"
        case .array(let elements): .array(elements.map(\.shape))
        case .object(let members): .object(members.mapValues(\.shape))
        }
    }
}
