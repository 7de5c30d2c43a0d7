import Wire

/// The rules for group, deduplication and attempt ids: letters, digits and punctuation of ASCII, 1 to 128.
enum MessageIdentifier {
    /// Throws `InvalidParameterValueException`; nil passes.
    static func validate(_ text: String?, _ parameter: String) throws(ServiceError) {
        guard let text else { return }
        guard 1...QueueLimits.identifierCharactersMax ~= text.utf8.count, text.utf8.allSatisfy({ 0x21...0x7E ~= $0 })
        else {
            throw .invalidParameter(
                parameter, value: text,
                reason: "\(parameter) can only include alphanumeric and punctuation characters. 1 to "
                    + "\(QueueLimits.identifierCharactersMax) in length.")
        }
    }
}
