import GRDB
import JSONCoding
import Wire

/// The policies of buses: kept and shown, nobody is refused by them.
extension EventBusService {
    private struct PermissionInput: Decodable {
        var eventBusName: String?
        var action: String?
        var principal: String?
        var statementId: String?
        var condition: Condition?
        var policy: String?
        var removeAllPermissions: Bool?

        struct Condition: Decodable {
            var type: String
            var key: String
            var value: String
        }
    }

    func putPermission(_ call: JSONCall) async throws -> [UInt8] {
        let input = try APICoding.decode(call, as: PermissionInput.self)
        let name = input.eventBusName ?? EventNames.defaultBus
        let statements = try input.policy.map(Self.statements) ?? [try statement(input, bus: name)]
        try await changePolicy(of: name) { policy in
            if input.policy != nil { policy = [] }
            policy.removeAll { old in statements.contains { $0.sid == old.sid } }
            policy += statements
        }
        return []
    }

    static func statements(ofPolicy text: String) throws -> [EventBusRecord.PolicyStatement] {
        guard let document = try? JSONDocument(Array(text.utf8)),
            let found = JSONPath("$.Statement")?.value(in: document),
            // One statement may stand without a list.
            let statements = try? JSONDocument(
                found.first == UInt8(ascii: "{") ? [UInt8(ascii: "[")] + found + [UInt8(ascii: "]")] : found),
            statements[JSONDocument.root].kind == .array
        else { throw ServiceError.invalid("This policy contains invalid Json") }
        return (0..<statements[JSONDocument.root].count).map { index in
            let json = JSONPath("$[\(index)]")?.value(in: statements) ?? []
            let sid = JSONPath("$[\(index)].Sid")?.value(in: statements) ?? []
            return EventBusRecord.PolicyStatement(
                sid: String(decoding: sid.dropFirst().dropLast(), as: UTF8.self),
                json: String(decoding: json, as: UTF8.self))
        }
    }

    private func statement(_ input: PermissionInput, bus: String) throws -> EventBusRecord.PolicyStatement {
        guard let principal = input.principal else {
            throw ServiceError.invalid("Parameter Principal must be specified.")
        }
        var constraints = Constraints()
        constraints.text(input.statementId, "statementId", 1...64, required: true, pattern: .statementID)
        try constraints.check()
        guard input.action == "events:PutEvents" else {
            throw ServiceError.invalid("Provided value in parameter 'action' is not supported.")
        }
        let sid = input.statementId ?? ""
        let shown =
            principal == "*" ? #""*""# : #"{"AWS":"arn:aws:iam::\#(principal):root"}"#
        var json =
            #"{"Sid":"\#(sid)","Effect":"Allow","Principal":\#(shown),"Action":"events:PutEvents","Resource":"#
            + "\"\(names.bus(bus))\""
        if let condition = input.condition {
            let parts = [condition.type, condition.key, condition.value].map {
                String(decoding: JSONText.quoted($0), as: UTF8.self)
            }
            json += ",\"Condition\":{\(parts[0]):{\(parts[1]):\(parts[2])}}"
        }
        return EventBusRecord.PolicyStatement(sid: sid, json: json + "}")
    }

    func removePermission(_ call: JSONCall) async throws -> [UInt8] {
        let input = try APICoding.decode(call, as: PermissionInput.self)
        try await changePolicy(of: input.eventBusName ?? EventNames.defaultBus) { policy in
            if input.removeAllPermissions == true {
                policy = []
                return
            }
            guard !policy.isEmpty else { throw ServiceError.notFound("EventBus does not have a policy.") }
            guard policy.contains(where: { $0.sid == input.statementId }) else {
                throw ServiceError.notFound("Statement with the provided id does not exist.")
            }
            policy.removeAll { $0.sid == input.statementId }
        }
        return []
    }

    private func changePolicy(
        of name: String, _ body: @escaping @Sendable (inout [EventBusRecord.PolicyStatement]) throws -> Void
    ) async throws {
        try await store.change { directory, db in
            guard var bus = directory.buses[name]?.record else { throw ServiceError.noBus(name) }
            try body(&bus.policy)
            guard bus.policy.reduce(0, { $0 + $1.json.utf8.count }) <= EventLimits.busPolicyBytesMax else {
                throw ServiceError("PolicyLengthExceededException", "The event bus policy is too long.")
            }
            try bus.save(db)
            directory.buses[name]?.record = bus
        }
    }
}
