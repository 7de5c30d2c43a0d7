package import FoundationEssentials

/// A value that travels with a message beside its body, in the form that the wire and the store share.
package struct MessageAttribute: Codable, Sendable, Equatable {
    /// `String`, `Number` or `Binary`, with an optional label after a dot.
    package var dataType: String
    /// Set unless the type is binary.
    package var stringValue: String?
    package var binaryValue: Data?

    package init(dataType: String, stringValue: String? = nil, binaryValue: Data? = nil) {
        self.dataType = dataType
        self.stringValue = stringValue
        self.binaryValue = binaryValue
    }

    enum CodingKeys: String, CodingKey {
        case dataType = "DataType"
        case stringValue = "StringValue"
        case binaryValue = "BinaryValue"
    }

    /// The type without its label.
    var baseType: Substring { dataType.prefix { $0 != "." } }

    /// What the attribute's type and value add to the message's size.
    var byteCount: Int {
        dataType.utf8.count + (stringValue?.utf8.count ?? 0) + (binaryValue?.count ?? 0)
    }
}
