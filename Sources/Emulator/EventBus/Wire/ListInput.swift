/// What lists take.
struct ListInput: Decodable {
    var namePrefix: String?
    var nextToken: String?
    var limit: Int?
    var eventBusName: String?
    var targetArn: String?
    var rule: String?
    var eventSourceArn: String?
    var state: String?
    var connectionArn: String?
    var connectionState: String?

    func check() throws {
        var constraints = Constraints()
        constraints.limit(limit)
        constraints.text(namePrefix, "namePrefix", 1...256, pattern: .busName)
        constraints.text(eventBusName, "eventBusName", 1...1_600, pattern: .busNameOrARN)
        try constraints.check()
    }
}
