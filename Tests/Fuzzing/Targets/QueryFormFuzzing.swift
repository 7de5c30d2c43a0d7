import FoundationEssentials

@testable import Queues
@testable import Wire

/// A form is read as what was written in it, and SQS reads the same operation out of a form as out of JSON.
func fuzzQueryForm(_ input: FuzzInput) throws(BrokenPromise) {
    var input = input
    let text = input.text()
    if let parameters = QueryParameters(text) {
        let written = parameters.pairs.map { "\(escaped($0.name))=\(escaped($0.value))" }.joined(separator: "&")
        let again = QueryParameters(written)?.pairs ?? []
        try promise(
            again.elementsEqual(parameters.pairs) { $0.name.utf8.elementsEqual($1.name.utf8) && $0.value == $1.value },
            "\(parameters.pairs) is read again as \(again)")
        let form = FormParameters(parameters.pairs)
        try promise(
            form.elements.count <= parameters.pairs.count, "a list has no more elements than the form has pairs")
        _ = WireValue(form)
        readInputs(form)
    }
    try promiseMessage(body: text, name: input.text(), value: input.text(), delay: Int(input.byte()))
}

/// Any form is an input of any operation, or refused with SQS's error.
private func readInputs(_ form: FormParameters) {
    func read<Value: Decodable>(_ type: Value.Type, _ operation: String) {
        _ = try? FormProtocol(operation: operation, parameters: form).decode(type)
    }
    read(SendMessage.Input.self, "SendMessage")
    read(SendMessageBatch.Input.self, "SendMessageBatch")
    read(ReceiveMessage.Input.self, "ReceiveMessage")
    read(CreateQueue.Input.self, "CreateQueue")
    read(DeleteMessage.BatchInput.self, "DeleteMessageBatch")
}

private func promiseMessage(body: String, name: String, value: String, delay: Int) throws(BrokenPromise) {
    let bytes = Data(value.utf8)
    let pairs = [
        ("MessageBody", body), ("DelaySeconds", String(delay)), ("MessageAttribute.1.Name", name),
        ("MessageAttribute.1.Value.DataType", "String"), ("MessageAttribute.1.Value.StringValue", value),
        ("MessageAttribute.2.Name", name + "2"), ("MessageAttribute.2.Value.DataType", "Binary"),
        ("MessageAttribute.2.Value.BinaryValue", bytes.base64EncodedString()),
    ]
    let form = pairs.map { "\($0.0)=\(escaped($0.1))" }.joined(separator: "&")
    let attributes = [
        name: MessageAttribute(dataType: "String", stringValue: value),
        name + "2": MessageAttribute(dataType: "Binary", binaryValue: bytes),
    ]
    let message = SentMessage(body: body, delaySeconds: delay, attributes: attributes)
    guard let json = try? JSONEncoder().encode(message), let read = QueryParameters(form) else {
        throw BrokenPromise("“\(body)” can be written")
    }
    let ofForm = try? FormProtocol(operation: "SendMessage", parameters: FormParameters(read.pairs))
        .decode(SendMessage.Input.self)
    let ofJSON = try? JSONProtocol(body: Array(json)).decode(SendMessage.Input.self)
    try promise(ofForm?.messageBody == body && ofJSON?.messageBody == body, "“\(body)” is the body in both forms")
    try promise(ofForm?.delaySeconds == delay && ofJSON?.delaySeconds == delay, "\(delay) is the delay in both forms")
    try promise(
        ofForm?.messageAttributes == attributes && ofJSON?.messageAttributes == attributes,
        "\(attributes) are \(String(describing: ofForm?.messageAttributes)) of the form, "
            + "\(String(describing: ofJSON?.messageAttributes)) of JSON")
}

/// The request as AWS JSON has it.
private struct SentMessage: Encodable {
    let body: String
    let delaySeconds: Int
    let attributes: [String: MessageAttribute]

    enum CodingKeys: String, CodingKey {
        case body = "MessageBody"
        case delaySeconds = "DelaySeconds"
        case attributes = "MessageAttributes"
    }
}

private func escaped(_ text: String) -> String {
    text.utf8.map { "%" + String(Int($0) + 0x100, radix: 16).dropFirst() }.joined()
}
