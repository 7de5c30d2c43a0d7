/// A value of Smithy's data model, as it comes and goes in any of AWS's protocols.
///
/// Services that speak several protocols (CBOR, JSON, query) read and write this one form.
package enum WireValue: Sendable, Equatable {
    case null
    case bool(Bool)
    case integer(Int64)
    case double(Double)
    case text(String)
    case bytes([UInt8])
    /// Seconds since 1970.
    case timestamp(Double)
    case list([WireValue])
    /// With its members in the order in which they are written.
    case structure([Member])
    /// Members whose names are data: a structure everywhere but in forms and XML.
    case map([Member])

    package struct Member: Sendable, Equatable {
        package let name: String
        package let value: WireValue

        package init(_ name: String, _ value: WireValue) {
            self.name = name
            self.value = value
        }
    }

    /// A structure; members that are nil are left out.
    package static func members(_ members: [(String, WireValue?)]) -> WireValue {
        .structure(members.compactMap { name, value in value.map { Member(name, $0) } })
    }

    /// Nil also for a member that is null.
    package subscript(name: String) -> WireValue? {
        guard case .structure(let members) = self, let value = members.last(where: { $0.name == name })?.value,
            value != .null
        else { return nil }
        return value
    }

    package var text: String? { if case .text(let text) = self { text } else { nil } }
    package var items: [WireValue]? { if case .list(let items) = self { items } else { nil } }

    /// Also of a text, as forms have numbers.
    package var number: Double? {
        switch self {
        case .integer(let number): Double(number)
        case .double(let number), .timestamp(let number): number
        case .text(let text): Double(text)
        default: nil
        }
    }

    package var integer: Int? { number.flatMap { Int(exactly: $0) } }

    package var bool: Bool? {
        switch self {
        case .bool(let value): value
        case .text("true"): true
        case .text("false"): false
        default: nil
        }
    }
}
