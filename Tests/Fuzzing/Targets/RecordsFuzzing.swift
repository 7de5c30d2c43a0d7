@testable import SharedLayer

/// A record that was read from JSON has its shape, and comes back from an item and from JSON as it was; so does a page token. The
/// first byte says which record.
func fuzzRecords(_ bytes: [UInt8]) throws(BrokenPromise) {
    try fuzzCursor(bytes)
    guard let kind = bytes.first, let json = try? JSONParser().parse(Array(bytes.dropFirst())) else { return }
    switch kind {
    case UInt8(ascii: "c"): try fuzzRecord(ContractModel.self, json)
    case UInt8(ascii: "e"): try fuzzRecord(ContractEventModel.self, json)
    case UInt8(ascii: "d"): try fuzzRecord(DisputeModel.self, json)
    case UInt8(ascii: "s"): try fuzzRecord(SettlementModel.self, json)
    case UInt8(ascii: "l"): try fuzzRecord(LedgerLineModel.self, json)
    case UInt8(ascii: "r"): try fuzzRecord(ReconciliationModel.self, json)
    case UInt8(ascii: "m"): try fuzzRecord(ReconciliationPartModel.self, json)
    case UInt8(ascii: "k"): try fuzzRecord(APIKeyModel.self, json)
    case UInt8(ascii: "o"): try fuzzRecord(OutboxItem.self, json)
    default: return
    }
}

private func fuzzRecord<Record: RecordModel>(_ type: Record.Type, _ json: JSONValue) throws(BrokenPromise) {
    guard let record = try? Record(json: json) else { return }
    try promise((try? record.validateShape()) != nil, "what was read has the shape: \(record)")
    guard let item = try? RecordItem.item(of: record) else {
        throw BrokenPromise("what was read can be stored: \(record)")
    }
    let stored: Record? = try? RecordItem.record(from: item)
    try promise(stored == record, "an item holds the record: \(record)")
    let written = try? JSONValueEncoder().encode(record)
    try promise(written.flatMap { try? Record(json: $0) } == record, "JSON holds the record: \(record)")
}

private func fuzzCursor(_ bytes: [UInt8]) throws(BrokenPromise) {
    let secret = [UInt8](repeating: 7, count: PageCursor.secretBytesMin)
    try promise(
        (try? PageCursor(text: String(decoding: bytes, as: UTF8.self), secret: secret)) == nil,
        "no token is made without the secret")
    guard let cursor = try? PageCursor(payload: bytes) else { return }
    let text = cursor.text(secret: secret)
    guard text.utf8.count <= PageCursor.textBytesMax else { return }
    try promise((try? PageCursor(text: text, secret: secret)) == cursor, "a token is read as it was given out")
}
