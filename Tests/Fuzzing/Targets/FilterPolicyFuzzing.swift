import FoundationEssentials

@testable import Topics

/// A policy is read or refused; what it says of a message's attributes it says of a body with the same values.
func fuzzFilterPolicy(_ input: FuzzInput) throws(BrokenPromise) {
    var input = input
    let (text, body, name, value) = (input.text(), input.text(), input.text(), input.text())
    guard let ofBody = policy(text, .messageBody) else {
        return try promise(policy(text, .messageAttributes) == nil, "\(text) is no policy in any scope")
    }
    let isFulfilled = ofBody.matches(attributes: [:], body: body)
    try promise(
        policy(" \n\(text)\t", .messageBody)?.matches(attributes: [:], body: body) == isFulfilled,
        "space around \(text) says nothing")
    guard let ofAttributes = policy(text, .messageAttributes) else { return }
    for (attribute, json) in sameValues(value) {
        guard let document = try? JSONEncoder().encode([name: json]) else { continue }
        let byBody = ofBody.matches(attributes: [:], body: String(decoding: document, as: UTF8.self))
        let byAttributes = ofAttributes.matches(attributes: [name: attribute], body: "")
        try promise(
            byBody == byAttributes, "\(text): \(name) = “\(value)” (\(attribute.type)) is \(byAttributes) and \(byBody)"
        )
    }
}

private func policy(_ text: String, _ scope: FilterPolicyScope) -> FilterPolicy? {
    do throws(FilterPolicyError) {
        return try FilterPolicy(text, scope: scope)
    } catch {
        return nil
    }
}

/// The text as an attribute of each type, and as that value in JSON.
private func sameValues(_ text: String) -> [(TopicMessageAttribute, SameValue)] {
    var same: [(TopicMessageAttribute, SameValue)] = [
        (TopicMessageAttribute(type: "String", value: text), .text(text))
    ]
    if let number = Double(text), number.isFinite {
        same.append((TopicMessageAttribute(type: "Number", value: text), .number(number)))
    }
    let list = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    if let json = try? JSONEncoder().encode(list) {
        let array = TopicMessageAttribute(type: "String.Array", value: String(decoding: json, as: UTF8.self))
        same.append((array, .texts(list)))
    }
    return same
}

private enum SameValue: Encodable {
    case text(String)
    case number(Double)
    case texts([String])

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let text): try container.encode(text)
        case .number(let number): try container.encode(number)
        case .texts(let texts): try container.encode(texts)
        }
    }
}
