/// The answer of PutItem, UpdateItem and DeleteItem.
struct ItemWriteAnswer: Encodable, Sendable {
    var attributes: Item?
    var consumedCapacity: ConsumedCapacity?

    enum CodingKeys: String, CodingKey {
        case attributes = "Attributes"
        case consumedCapacity = "ConsumedCapacity"
    }

    init(_ change: ItemChange, _ write: ItemWrite, on table: Table, _ request: ItemWriteRequest) {
        let paths: Projection? =
            if case .update(_, let update?) = write.action { Projection(paths: update.paths) } else { nil }
        switch request.returnValues {
        case "ALL_OLD": attributes = change.old
        case "ALL_NEW": attributes = change.new
        case "UPDATED_OLD": attributes = change.old.flatMap { paths?.project($0) }
        case "UPDATED_NEW": attributes = change.new.flatMap { paths?.project($0) }
        default: attributes = nil
        }
        if attributes?.isEmpty == true { attributes = nil }
        var meter = CapacityMeter(tableName: table.name)
        meter.write(change, on: table)
        consumedCapacity = meter.consumed(CapacityMode(request.returnConsumedCapacity))
    }
}
