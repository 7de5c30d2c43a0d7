/// How the query protocol writes a member that is a list or a map: flattened, under a name of its own.
///
/// Source: SQS's service model of the query protocol (2012-11-05), `flattened` and `locationName`.
enum QueryShape {
    /// `AttributeName.1`, or an element for each.
    case list(String)
    /// `Attribute.1.Name` and `Attribute.1.Value`, or an element with both for each.
    case map(String, key: String, value: String)

    /// By the member's name in AWS JSON; nil for a member that is written under that name.
    static func of(_ member: String, operation: String) -> QueryShape? {
        switch member {
        // Each batch has entries of its own.
        case "Entries": .list("\(operation)RequestEntry")
        case "Successful": .list("\(operation)ResultEntry")
        default: shapes[member]
        }
    }

    private static let shapes: [String: QueryShape] = [
        "AWSAccountIds": .list("AWSAccountId"),
        "Actions": .list("ActionName"),
        "AttributeNames": .list("AttributeName"),
        "Attributes": .map("Attribute", key: "Name", value: "Value"),
        "Failed": .list("BatchResultErrorEntry"),
        "MessageAttributeNames": .list("MessageAttributeName"),
        "MessageAttributes": .map("MessageAttribute", key: "Name", value: "Value"),
        "MessageSystemAttributeNames": .list("MessageSystemAttributeName"),
        "MessageSystemAttributes": .map("MessageSystemAttribute", key: "Name", value: "Value"),
        "Messages": .list("Message"),
        "QueueUrls": .list("QueueUrl"),
        "Results": .list("ListMessageMoveTasksResultEntry"),
        "TagKeys": .list("TagKey"),
        "Tags": .map("Tag", key: "Key", value: "Value"),
        "queueUrls": .list("QueueUrl"),
        "tags": .map("Tag", key: "Key", value: "Value"),
    ]
}
