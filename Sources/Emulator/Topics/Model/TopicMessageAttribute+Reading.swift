import FoundationEssentials
import Wire

extension TopicMessageAttribute {
    /// Reads the attributes of a message.
    ///
    /// - Parameter path: of the attributes in the request, for the error about one without a type.
    /// - Throws: `ParameterValueInvalid` or `ValidationError`.
    static func read(
        _ parameters: FormParameters, path: String
    ) throws(ServiceError) -> [String: TopicMessageAttribute] {
        var attributes: [String: TopicMessageAttribute] = [:]
        for entry in parameters.elements {
            let name = entry["Name"].value ?? ""
            try checkName(name)
            attributes[name] = try TopicMessageAttribute(entry["Value"], name: name, path: path)
        }
        return attributes
    }

    private init(_ entry: FormParameters, name: String, path: String) throws(ServiceError) {
        guard let type = entry["DataType"].value else { throw .missing("\(path).\(name).member.dataType") }
        self.type = type
        let base = String(type.prefix { $0 != "." })
        guard ["String", "Number", "Binary"].contains(base), !type.hasSuffix(".") else {
            throw Self.invalid(
                "The message attribute '\(name)' has an invalid message attribute type, the set of supported type "
                    + "prefixes is Binary, Number, and String.")
        }
        let isBinary = base == "Binary"
        let text = entry["StringValue"].value
        let binary = entry["BinaryValue"].value
        if (isBinary ? text : binary) != nil {
            throw Self.invalid(
                "The message attribute '\(name)' with type '\(base)' must use field "
                    + "'\(isBinary ? "Binary" : "String")'.")
        }
        guard let value = isBinary ? binary : text, !value.isEmpty else {
            throw Self.invalid(
                "The message attribute '\(name)' must contain non-empty message attribute value for message attribute "
                    + "type '\(base)'.")
        }
        if isBinary, Data(base64Encoded: value) == nil {
            throw Self.invalid("The message attribute '\(name)' has a value that is not base64.")
        }
        if base == "Number", Double(value)?.isFinite != true {
            throw Self.invalid("Could not cast message attribute '\(name)' value to number.")
        }
        self.value = value
    }

    private static func checkName(_ name: String) throws(ServiceError) {
        guard 1...TopicLimits.attributeNameBytesMax ~= name.utf8.count else {
            throw invalid("Length of message attribute name must be less than 256 bytes.")
        }
        if let scalar = name.unicodeScalars.first(where: { !isNameScalar($0) }) {
            throw invalid(
                "Invalid non-alphanumeric character '#x\(String(scalar.value, radix: 16, uppercase: true))' was found "
                    + "in the message attribute name. Can only include alphanumeric characters, hyphens, underscores, "
                    + "or dots.")
        }
        if name.hasPrefix(".") {
            throw invalid("Invalid message attribute name starting with character '.' was found.")
        }
        if name.hasSuffix(".") {
            throw invalid("Invalid message attribute name ending with character '.' was found.")
        }
        if name.contains("..") { throw invalid("Message attribute name can not have successive '.' character.") }
    }

    private static func isNameScalar(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "." || scalar.isASCII && TopicName.isNameByte(UInt8(truncatingIfNeeded: scalar.value))
    }

    private static func invalid(_ message: String) -> ServiceError {
        ServiceError("ParameterValueInvalid", message)
    }
}
