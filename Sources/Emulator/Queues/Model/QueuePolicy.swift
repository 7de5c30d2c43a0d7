import JSONCoding
import Wire

/// A queue's resource policy, which `AddPermission` and `RemovePermission` edit. It is kept and shown; nothing is refused
/// by it.
struct QueuePolicy: Sendable, Equatable {
    private static let defaultVersion = "2008-10-17"

    private let version: PolicyValue
    private let id: PolicyValue?
    private(set) var statements: [PolicyValue]

    /// Throws `InvalidAttributeValue` for what is no policy, and `OverLimit` for too many statements.
    init(parsing text: String) throws(ServiceError) {
        guard let document = try? JSONCoder.decode(PolicyValue.self, from: Array(text.utf8)),
            case .members(let members) = document,
            members.allSatisfy({ ["Version", "Id", "Statement"].contains($0.name) }),
            let version = document["Version"], ["2008-10-17", "2012-10-17"].contains(version.string),
            let statement = document["Statement"]
        else { throw .invalidAttributeValue("Policy") }
        let statements =
            switch statement {
            case .list(let statements): statements
            default: [statement]
            }
        guard !statements.isEmpty, statements.allSatisfy({ ["Allow", "Deny"].contains($0["Effect"]?.string) }) else {
            throw .invalidAttributeValue("Policy")
        }
        guard statements.count <= QueueLimits.policyStatementsMax else {
            throw .overLimit(
                "\(statements.count) statements were found in the submitted policy, max allowed is "
                    + "\(QueueLimits.policyStatementsMax)")
        }
        self.version = version
        id = document["Id"]
        self.statements = statements
    }

    /// An empty one, as the first `AddPermission` makes it.
    init(queueARN: String) {
        version = .text(Self.defaultVersion)
        id = .text("\(queueARN)/SQSDefaultPolicy")
        statements = []
    }

    var text: String {
        var members = [PolicyValue.Member(name: "Version", value: version)]
        if let id { members.append(.init(name: "Id", value: id)) }
        members.append(.init(name: "Statement", value: .list(statements)))
        return (try? JSONCoder.encode(PolicyValue.members(members))).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    /// Throws `InvalidParameterValueException` when the label is taken, and `OverLimit`.
    mutating func add(
        label: String, accounts: [String], actions: [String], queueARN: String
    ) throws(ServiceError) {
        guard !statements.contains(where: { $0["Sid"]?.string == label }) else {
            throw .invalidParameter("Label", value: label, reason: "Already exists.")
        }
        guard statements.count < QueueLimits.policyStatementsMax else {
            throw .overLimit(
                "\(statements.count + 1) statements were found in the submitted policy, max allowed is "
                    + "\(QueueLimits.policyStatementsMax)")
        }
        let principals = Self.oneOrMany(accounts.map { "arn:aws:iam::\($0):root" })
        statements.append(
            .members([
                .init(name: "Sid", value: .text(label)), .init(name: "Effect", value: .text("Allow")),
                .init(name: "Principal", value: .members([.init(name: "AWS", value: principals)])),
                .init(name: "Action", value: Self.oneOrMany(actions.map { "SQS:\($0)" })),
                .init(name: "Resource", value: .text(queueARN)),
            ]))
    }

    /// Throws `InvalidParameterValueException` when there is no such label.
    mutating func remove(label: String) throws(ServiceError) {
        let rest = statements.filter { $0["Sid"]?.string != label }
        guard rest.count < statements.count else {
            throw .invalidParameter("Label", value: label, reason: "can't find label.")
        }
        statements = rest
    }

    private static func oneOrMany(_ texts: [String]) -> PolicyValue {
        texts.count == 1 ? .text(texts[0]) : .list(texts.map { .text($0) })
    }
}
