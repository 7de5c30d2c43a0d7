import FoundationEssentials

extension TopicDraft {
    /// The parameters of the query protocol, each name behind `prefix`.
    func parameters(prefix: String = "") -> [(name: String, value: String)] {
        var parameters = [(prefix + "Message", message)]
        func add(_ name: String, _ value: String?) {
            if let value { parameters.append((prefix + name, value)) }
        }
        add("Subject", subject)
        add("MessageStructure", isPerProtocol ? "json" : nil)
        add("MessageGroupId", groupID)
        add("MessageDeduplicationId", deduplicationID)
        for (place, attribute) in attributes.sorted(by: { $0.key < $1.key }).enumerated() {
            let entry = "MessageAttributes.entry.\(place + 1)."
            add(entry + "Name", attribute.key)
            add(entry + "Value.DataType", attribute.value.dataType)
            switch attribute.value {
            case .string(let text), .number(let text): add(entry + "Value.StringValue", text)
            case .binary(let bytes): add(entry + "Value.BinaryValue", Data(bytes).base64EncodedString())
            }
        }
        return parameters.map { (name: $0.0, value: $0.1) }
    }
}
