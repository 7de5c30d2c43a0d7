import FoundationEssentials
import JSONCoding

/// An event as targets get it.
struct BusEvent: Sendable, Equatable {
    let id: String
    /// The whole event in AWS's order: version, id, detail-type, source, account, time, region, resources, detail.
    let json: [UInt8]
    /// Seconds since 1970, by the event itself.
    let time: Double
    /// When the bus took it, in milliseconds since 1970.
    let ingested: Int64
    var traceHeader: String?
    var isReplayed = false
    /// Buses that it has been through before this one.
    var hops = 0

    struct Members: Sendable {
        var id: String
        var detailType: String
        var source: String
        var account: String
        var time: Double
        var region: String
        var resources: [String]
        /// A JSON object.
        var detail: [UInt8]
        var replayName: String?
    }

    init(_ members: Members, ingested: Int64, traceHeader: String? = nil, hops: Int = 0) {
        id = members.id
        time = members.time
        self.ingested = ingested
        self.traceHeader = traceHeader
        self.hops = hops
        isReplayed = members.replayName != nil
        var json = Array(#"{"version":"0","id":"#.utf8)
        json += JSONText.quoted(members.id)
        json += Array(#","detail-type":"#.utf8) + JSONText.quoted(members.detailType)
        json += Array(#","source":"#.utf8) + JSONText.quoted(members.source)
        json += Array(#","account":"#.utf8) + JSONText.quoted(members.account)
        json += Array(#","time":"#.utf8) + JSONText.quoted(EventTime.text(members.time))
        json += Array(#","region":"#.utf8) + JSONText.quoted(members.region)
        json += Array(#","resources":["#.utf8)
        json += members.resources.map(JSONText.quoted).joined(separator: Array(",".utf8))
        json += Array(#"],"detail":"#.utf8) + JSONText.compact(members.detail)
        if let name = members.replayName { json += Array(#","replay-name":"#.utf8) + JSONText.quoted(name) }
        json.append(UInt8(ascii: "}"))
        self.json = json
    }
}

extension BusEvent {
    init(json: [UInt8], id: String, time: Double, ingested: Int64, isReplayed: Bool) {
        self.id = id
        self.json = json
        self.time = time
        self.ingested = ingested
        self.isReplayed = isReplayed
    }
}
