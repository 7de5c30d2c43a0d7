import JSONCoding

@testable import EventBus

/// What a path finds in an event is JSON; a template of placeholders makes JSON of any event; text around placeholders stays.
func fuzzTargetInput(_ input: FuzzInput) throws(BrokenPromise) {
    var input = input
    let (event, path, template) = (Array(input.text().utf8), input.text(), input.text())
    guard let document = try? JSONDocument(event), document[JSONDocument.root].kind == .object else { return }
    let transformation = TargetInput(
        event: BusEvent(json: event, id: "id", time: 1_700_000_000, ingested: 1_700_000_000_000, isReplayed: false),
        ruleARN: "arn:aws:events:us-east-1:123456789012:rule/r", ruleName: "r")

    let whole = JSONPath("$")?.value(in: document)
    try promise(whole.flatMap { try? JSONDocument($0) } != nil, "the whole event is JSON")
    try promise(whole.flatMap(rewritten) == whole, "what was written anew is written the same again")
    if let found = JSONPath(path)?.value(in: document) {
        try promise((try? JSONDocument(found)) != nil, "\(path) finds JSON: \(String(decoding: found, as: UTF8.self))")
    }
    var target = RuleTarget(id: "t", arn: "arn:aws:sqs:us-east-1:123456789012:q")
    target.inputPath = path
    let byPath = transformation.text(for: target)
    try promise((try? JSONDocument(Array(byPath.utf8))) != nil, "the input of \(path) is JSON: \(byPath)")

    target.inputPath = nil
    let text = transformation.plainText(at: path)
    // What AWS makes of an object between quotes with quotes or escapes in it is nobody's promise.
    let isPlain = text.map { !$0.utf8.contains { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") } } ?? true
    let placeholders = isPlain ? #"{"a": <v>, "b": "x<v>y", "c": <none>}"# : #"{"a": <v>, "c": <none>}"#
    target.inputTransformer = .init(inputPathsMap: ["v": path], inputTemplate: placeholders)
    let made = transformation.text(for: target)
    try promise((try? JSONDocument(Array(made.utf8))) != nil, "\(placeholders) makes JSON: \(made)")

    target.inputTransformer = .init(inputPathsMap: ["v": path], inputTemplate: template)
    let free = transformation.text(for: target)
    if !template.utf8.contains(UInt8(ascii: "<")) {
        try promise(free.utf8.elementsEqual(template.utf8), "a template without placeholders stays: \(free)")
    }
}

private func rewritten(_ json: [UInt8]) -> [UInt8]? {
    (try? JSONDocument(json)).map { JSONPath.text(of: JSONDocument.root, in: $0) }
}
