/// The header fields of a request, found by name in any case (RFC 9110, section 5.1).
///
/// API Gateway and load balancers give them as one value a name, as a list a name, or both ways; whichever is there is
/// searched.
public struct HTTPHeaderFields: Sendable, Equatable {
    private let single: [String: String]
    private let multiple: [String: [String]]

    init(_ single: [String: String]?, _ multiple: [String: [String]]? = nil) {
        self.single = single ?? [:]
        self.multiple = multiple ?? [:]
    }

    /// The field's value; of several values, the last one, unless the event has joined them by commas already.
    public subscript(name: String) -> String? {
        Self.find(name, in: single) ?? Self.find(name, in: multiple)?.last
    }

    /// All values of the field in their order, empty when there is no such field.
    public func values(_ name: String) -> [String] {
        Self.find(name, in: multiple) ?? Self.find(name, in: single).map { [$0] } ?? []
    }

    /// Names that differ in case only are one field to HTTP; should an event have two of them, the exact one counts,
    /// else the first in alphabetical order.
    private static func find<Value>(_ name: String, in fields: [String: Value]) -> Value? {
        if let value = fields[name] { return value }
        return fields.filter { isSame($0.key, name) }.min { $0.key < $1.key }?.value
    }

    static func isSame(_ left: String, _ right: String) -> Bool {
        left.utf8.count == right.utf8.count
            && zip(left.utf8, right.utf8).allSatisfy { lowercase($0) == lowercase($1) }
    }

    private static func lowercase(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }
}
