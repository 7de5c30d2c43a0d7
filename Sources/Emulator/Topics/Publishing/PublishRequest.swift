import FoundationEssentials
import JSONCoding
import OpenSSLCrypto
import Wire

/// A message as a publisher sends it, checked as far as that goes without its topic.
struct PublishRequest: Sendable {
    let message: String
    let subject: String?
    let attributes: [String: TopicMessageAttribute]
    let groupID: String?
    let deduplicationID: String?
    /// With `MessageStructure` `json`: the texts by protocol.
    private let texts: [String: String]?

    init(
        message: String, subject: String? = nil, attributes: [String: TopicMessageAttribute] = [:],
        groupID: String? = nil, deduplicationID: String? = nil
    ) {
        self.message = message
        self.subject = subject
        self.attributes = attributes
        self.groupID = groupID
        self.deduplicationID = deduplicationID
        texts = nil
    }

    /// - Parameter path: of the entry in a batch, with a dot at the end, for errors about members that are missing.
    /// - Throws: `InvalidParameter`, `ParameterValueInvalid` or `ValidationError`.
    init(_ parameters: FormParameters, path: String = "") throws(ServiceError) {
        guard let message = parameters["Message"].value else { throw .missing("\(path)message") }
        subject = parameters["Subject"].value
        if let subject { try Self.checkSubject(subject) }
        guard !message.isEmpty else { throw .invalidParameter("Empty message") }
        self.message = message
        attributes = try TopicMessageAttribute.read(
            parameters["MessageAttributes"], path: "\(path)messageAttributes")
        groupID = try Self.id(parameters["MessageGroupId"].value, "MessageGroupId")
        deduplicationID = try Self.id(parameters["MessageDeduplicationId"].value, "MessageDeduplicationId")
        switch parameters["MessageStructure"].value {
        case nil: texts = nil
        case "json": texts = try Self.texts(in: message)
        default: throw .invalidParameter("MessageStructure")
        }
    }

    /// Names, types and values of attributes count too.
    var byteCount: Int {
        attributes.reduce(message.utf8.count) { $0 + $1.key.utf8.count + $1.value.byteCount }
    }

    func text(for protocolName: SubscriptionProtocol) -> String {
        guard let texts else { return message }
        return texts[protocolName.rawValue] ?? texts["default"] ?? message
    }

    /// The id by which a FIFO topic knows the message again.
    ///
    /// - Throws: `InvalidParameter` where the topic wants an id and the publisher gave none.
    func deduplicationID(in topic: Topic) throws(ServiceError) -> String {
        if let deduplicationID { return deduplicationID }
        guard topic.deduplicatesByContent else {
            throw .invalidParameter(
                "The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided "
                    + "explicitly")
        }
        return Digest.hexadecimal(.sha256, Array(message.utf8))
    }

    /// Checks what depends on the kind of topic.
    func check(isFIFO: Bool) throws(ServiceError) {
        if isFIFO, groupID == nil {
            throw .invalidParameter("The MessageGroupId parameter is required for FIFO topics")
        }
        if !isFIFO, deduplicationID != nil {
            throw .invalidParameter(
                "MessageDeduplicationId Reason: The request includes MessageDeduplicationId parameter that is not "
                    + "valid for this topic type")
        }
    }

    /// Up to 100 characters without line breaks and other control characters.
    private static func checkSubject(_ subject: String) throws(ServiceError) {
        guard !subject.isEmpty, subject.unicodeScalars.count <= TopicLimits.subjectCharactersMax,
            subject.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control })
        else { throw .invalidParameter("Subject") }
    }

    /// Up to 128 of ASCII's letters, digits and punctuation.
    private static func id(_ text: String?, _ name: String) throws(ServiceError) -> String? {
        guard let text else { return nil }
        guard 1...TopicLimits.idCharactersMax ~= text.utf8.count, text.utf8.allSatisfy({ 0x21...0x7E ~= $0 }) else {
            throw .invalidParameter(
                "\(name) Reason: \(name) can only include alphanumeric and punctuation characters. 1 to "
                    + "\(TopicLimits.idCharactersMax) in length")
        }
        return text
    }

    /// Members that are no strings are ignored.
    private static func texts(in message: String) throws(ServiceError) -> [String: String] {
        guard let document = try? JSONDocument(Array(message.utf8)), document[JSONDocument.root].kind == .object else {
            throw .invalidParameter("Message Structure - JSON message body failed to parse")
        }
        var texts: [String: String] = [:]
        document.forEachMember(of: JSONDocument.root) { name, value in
            if let name = document.string(at: name), let text = document.string(at: value) { texts[name] = text }
        }
        guard texts["default"] != nil else {
            throw .invalidParameter("Message Structure - No default entry in JSON message body")
        }
        return texts
    }
}
