import Wire

/// The rules for message attributes.
///
/// Source: SQS developer guide, "Amazon SQS message metadata".
enum MessageAttributeRules {
    /// Throws `InvalidParameterValueException` or `InvalidMessageContents`.
    static func validate(_ attributes: [String: MessageAttribute]) throws(ServiceError) {
        guard attributes.count <= QueueLimits.messageAttributesMax else {
            throw .invalidParameter(
                "Number of message attributes [\(attributes.count)] exceeds the allowed maximum "
                    + "[\(QueueLimits.messageAttributesMax)].")
        }
        for (name, attribute) in attributes.sorted(by: { $0.key < $1.key }) {
            try validateName(name)
            try validate(attribute, name: name)
        }
    }

    private static func validateName(_ name: String) throws(ServiceError) {
        guard 1...QueueLimits.messageAttributeNameBytesMax ~= name.utf8.count else {
            throw .invalidParameter("Length of message attribute name must be less than 256 bytes.")
        }
        guard name.unicodeScalars.allSatisfy({ isNameScalar($0) }) else {
            throw .invalidParameter(
                "Message (user) attributes name can only contain upper and lower score characters, digits, periods, "
                    + "hyphens and underscores. ")
        }
        let lowercased = name.lowercased()
        let isReserved = lowercased.hasPrefix("aws.") || lowercased.hasPrefix("amazon.")
        guard !isReserved, !name.hasPrefix("."), !name.hasSuffix("."), !name.contains("..") else {
            throw .invalidParameter(
                "You can't use message attribute names beginning with 'AWS.' or 'Amazon.', beginning or ending with a "
                    + "period, or with periods in succession: '\(name)'.")
        }
    }

    private static func isNameScalar(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "_", "-", ".": true
        // Not documented, but SQS takes Latin letters with diacritics.
        case "\u{C0}"..."\u{17F}": true
        default: false
        }
    }

    private static func validate(_ attribute: MessageAttribute, name: String) throws(ServiceError) {
        let type = attribute.baseType
        guard ["String", "Number", "Binary"].contains(type), attribute.dataType.utf8.count <= 256 else {
            throw .invalidParameter(
                "The type of message (user) attribute '\(name)' is invalid. You must use only the following supported "
                    + "type prefixes: Binary, Number, String.")
        }
        let isEmpty = type == "Binary" ? attribute.binaryValue?.isEmpty : attribute.stringValue?.isEmpty
        guard isEmpty == false, (attribute.stringValue == nil) != (attribute.binaryValue == nil) else {
            throw .invalidParameter(
                "Message (user) attribute '\(name)' must contain a non-empty value of type '\(type)'.")
        }
        guard let text = attribute.stringValue else { return }
        guard MessageCharacters.areValid(text) else { throw MessageCharacters.error }
        guard type != "Number" || Double(text) != nil else {
            throw .invalidParameter("Can't cast the value of message (user) attribute '\(name)' to a number.")
        }
    }
}
