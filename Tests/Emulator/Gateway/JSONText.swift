import Foundation

/// JSON as untyped values, so that fixtures are compared field by field whatever the order.
enum JSONText {
    static func object(_ bytes: [UInt8]) throws -> [String: Any] {
        guard let object = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any] else {
            throw NoObject()
        }
        return object
    }

    struct NoObject: Error {}

    /// Each value by its path, such as `requestContext.http.method: "GET"`.
    static func flat(_ value: Any, path: String = "") -> [String: String] {
        switch value {
        case let object as [String: Any]:
            object.reduce(into: [:]) { result, entry in
                let inner = path.isEmpty ? entry.key : "\(path).\(entry.key)"
                result.merge(flat(entry.value, path: inner)) { first, _ in first }
            }
        case let list as [Any]:
            list.enumerated().reduce(into: [:]) { result, entry in
                result.merge(flat(entry.element, path: "\(path)[\(entry.offset)]")) { first, _ in first }
            }
        case is NSNull: [path: "null"]
        default: [path: "\(value)"]
        }
    }
}
