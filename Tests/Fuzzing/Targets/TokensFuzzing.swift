import FoundationEssentials

@testable import EventBus
@testable import Objects
@testable import Queues
@testable import Tables
@testable import Topics
@testable import Wire

/// Tokens, handles and ARNs that callers hand back are those that were given out, or refused.
func fuzzTokens(_ input: FuzzInput) throws(BrokenPromise) {
    var input = input
    let (text, name) = (input.text(), input.text())
    try promisePages(text, name)
    try promiseHandles(text)
    try promiseNames(text, name)
    try promiseStreams(text)
}

private func isSame(_ text: String?, _ other: String) -> Bool { text.map { $0.utf8.elementsEqual(other.utf8) } == true }

private func promisePages(_ token: String, _ name: String) throws(BrokenPromise) {
    let page = Wire.PageToken.decode(Wire.PageToken.encode(after: name))
    try promise(isSame(page, name), "“\(name)” is where a page ended: \(String(describing: page))")
    try promise(
        isSame(try? Queues.PageToken.name(Queues.PageToken.text(after: name)), name), "so for queues: “\(name)”")
    try promise(
        isSame(try? Objects.PageToken.decode(Objects.PageToken.encode(name)), name), "so for objects: “\(name)”")
    let id = Int64(name.utf8.reduce(0) { ($0 &* 31 &+ Int64($1)) & .max })
    try promise((try? TopicPageToken.read(TopicPageToken.make(id))) == id, "so for topics: \(id)")
    if let item = Wire.PageToken.decode(token) {
        try promise(isSame(Wire.PageToken.decode(Wire.PageToken.encode(after: item)), item), "\(token) is a token")
    }
    _ = try? Queues.PageToken.name(token)
    _ = try? Objects.PageToken.decode(token)
    _ = try? TopicPageToken.read(token)
}

private func promiseHandles(_ text: String) throws(BrokenPromise) {
    if let handle = try? ReceiptHandle(parsing: text) {
        let again = try? ReceiptHandle(parsing: handle.text)
        try promise(again == handle, "\(handle) is read again: \(String(describing: again))")
    }
    if let handle = try? MoveTaskHandle(parsing: text) {
        let again = try? MoveTaskHandle(parsing: handle.text)
        try promise(isSame(again?.sourceArn, handle.sourceArn), "\(handle) is read again: \(String(describing: again))")
    }
}

private func promiseNames(_ text: String, _ name: String) throws(BrokenPromise) {
    let queues = QueueLocation(baseURL: "http://127.0.0.1:4566", region: "us-east-1", accountID: "123456789012")
    if let queue = queues.name(inARN: text) {
        try promise(queues.name(inARN: queues.arn(of: queue)) == queue, "\(text) is a queue's ARN")
    }
    _ = try? queues.name(inURL: text)
    let topics = TopicLocation(baseURL: "http://127.0.0.1:4566", region: "us-east-1", accountID: "123456789012")
    if let topic = try? topics.name(inARN: text) {
        try promise((try? topics.name(inARN: topics.arn(of: topic))) == topic, "\(text) is a topic's ARN")
    }
    _ = try? topics.checkSubscriptionARN(text)
    let plain = name.utf8.allSatisfy { TopicName.isNameByte($0) } && !name.isEmpty
    if plain {
        try promise(queues.name(inARN: queues.arn(of: name)) == name, "\(name) is a queue's name")
        try promise((try? queues.name(inURL: queues.url(of: name))) == name, "\(name) is a queue's name in its URL")
        try promise((try? topics.name(inARN: topics.arn(of: name))) == name, "\(name) is a topic's name")
        let events = EventNames(region: "us-east-1", accountID: "123456789012")
        try promise(EventNames.bus(in: events.bus(name)) == name, "\(name) is a bus's name")
        let rule = EventNames.rule(in: events.rule(name, bus: "bus"))
        try promise(rule?.bus == "bus" && rule?.name == name, "\(name) is a rule's name")
        try promise(EventNames.name(of: "archive", in: events.archive(name)) == name, "\(name) is an archive's name")
    }
    _ = (EventNames.bus(in: text), EventNames.rule(in: text)?.name, EventNames.name(of: "replay", in: text))
}

private func promiseStreams(_ text: String) throws(BrokenPromise) {
    if let number = Tables.SequenceNumber.number(text) {
        try promise(Tables.SequenceNumber.text(number) == text, "\(number) is written as \(text)")
    }
    if let arn = StreamARN(text) {
        let written = "arn:aws:dynamodb:us-east-1:123456789012:table/\(arn.tableName)/stream/\(arn.label)"
        try promise(StreamARN(written) == arn, "\(arn) is read again of \(written)")
    }
    if let iterator = ShardIterator(text) {
        try promise(
            iterator.position >= 0 && iterator.issuedMilliseconds >= 0, "\(iterator) is at a place that there may be")
        try promise(
            StreamARN(String(text.prefix { $0 != "|" }))?.label == iterator.label, "\(text) begins with its stream")
    }
}
