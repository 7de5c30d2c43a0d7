import JSONCoding
import Wire

/// A topic's access policy: kept and shown, never enforced.
struct TopicPolicy {
    /// The actions that `AddPermission` may grant.
    private static let actions: Set<String> = [
        "GetTopicAttributes", "SetTopicAttributes", "AddPermission", "RemovePermission", "DeleteTopic", "Subscribe",
        "ListSubscriptionsByTopic", "Publish", "Receive",
    ]
    private static let ownActions = [
        "GetTopicAttributes", "SetTopicAttributes", "AddPermission", "RemovePermission", "DeleteTopic", "Subscribe",
        "ListSubscriptionsByTopic", "Publish",
    ]

    /// Statements as JSON, each with its `Sid`.
    private var statements: [(sid: String?, json: String)]
    private let version: String
    private let id: String?

    /// What a topic has by itself.
    static func initial(arn: String, accountID: String) -> String {
        let actions = ownActions.map { "\"SNS:\($0)\"" }.joined(separator: ",")
        return
            #"{"Version":"2008-10-17","Id":"__default_policy_ID","Statement":[{"Sid":"__default_statement_ID","#
            + #""Effect":"Allow","Principal":{"AWS":"*"},"Action":["# + actions + #"],"Resource":""# + arn
            + #"","Condition":{"StringEquals":{"AWS:SourceOwner":""# + accountID + #""}}}]}"#
    }

    /// Nil where the text is no policy with a list of statements.
    init?(_ text: String) {
        guard let document = try? JSONCoder.decode(PolicyValue.self, from: Array(text.utf8)),
            case .list(let list)? = document["Statement"]
        else { return nil }
        statements = list.map { ($0["Sid"]?.string, JSONText.encoded($0)) }
        version = document["Version"]?.string ?? "2008-10-17"
        id = document["Id"]?.string
    }

    var json: String {
        let id = id.map { "\"Id\":\(JSONText.quoted($0))," } ?? ""
        let list = statements.map(\.json).joined(separator: ",")
        return "{\"Version\":\(JSONText.quoted(version)),\(id)\"Statement\":[\(list)]}"
    }

    mutating func add(
        label: String, accountIDs: [String], actions: [String], resource: String
    ) throws(ServiceError) {
        guard !statements.contains(where: { $0.sid == label }) else {
            throw .invalidParameter("Statement already exists")
        }
        guard actions.allSatisfy(Self.actions.contains) else {
            throw .invalidParameter("Policy statement action out of service scope!")
        }
        let principals = accountIDs.map { "arn:aws:iam::\($0):root" }
        statements.append(
            (
                label,
                "{\"Sid\":\(JSONText.quoted(label)),\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\(Self.json(principals))},"
                    + "\"Action\":\(Self.json(actions.map { "SNS:\($0)" })),\"Resource\":\(JSONText.quoted(resource))}"
            ))
    }

    /// Nothing happens where no statement has the label.
    mutating func remove(label: String) {
        statements.removeAll { $0.sid == label }
    }

    /// One text stands for itself.
    private static func json(_ texts: [String]) -> String {
        let quoted = texts.map(JSONText.quoted)
        return quoted.count == 1 ? quoted[0] : "[\(quoted.joined(separator: ","))]"
    }
}
