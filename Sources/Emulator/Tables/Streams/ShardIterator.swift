import FoundationEssentials

/// A place in a shard, in the opaque text that readers hand back.
struct ShardIterator: Sendable, Equatable {
    let tableName: String
    let label: String
    let shard: String
    /// The first number that is read.
    let position: Int64
    /// Since 1970; an iterator lasts a quarter of an hour.
    let issuedMilliseconds: Int64

    private struct Place: Codable {
        let shard: String
        let position: Int64
        let issued: Int64
    }

    /// As AWS's begin: the stream's ARN, then what only the service reads.
    func text(in context: TablesContext) throws -> String {
        let place = Place(shard: shard, position: position, issued: issuedMilliseconds)
        let token = Data(try JSONEncoder().encode(place)).base64EncodedString()
        return "\(context.arn(ofStream: label, ofTable: tableName))|1|\(token)"
    }

    init(tableName: String, label: String, shard: String, position: Int64, issuedMilliseconds: Int64) {
        self.tableName = tableName
        self.label = label
        self.shard = shard
        self.position = position
        self.issuedMilliseconds = issuedMilliseconds
    }

    /// Nil for a text that is no iterator.
    init?(_ text: String) {
        let parts = text.split(separator: "|", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[1] == "1", let arn = StreamARN(String(parts[0])),
            let data = Data(base64Encoded: String(parts[2])),
            let place = try? JSONDecoder().decode(Place.self, from: data), place.position >= 0, place.issued >= 0
        else { return nil }
        self.init(
            tableName: arn.tableName, label: arn.label, shard: place.shard, position: place.position,
            issuedMilliseconds: place.issued)
    }
}
