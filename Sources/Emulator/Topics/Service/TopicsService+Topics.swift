import FoundationEssentials
import GRDB
import Storage
import Wire

/// The operations on topics.
extension TopicsService {
    func createTopic(_ call: QueryCall) async throws -> [XMLElement]? {
        guard let name = call.parameters["Name"].value else { throw ServiceError.missing("name") }
        let tags = try TopicTags.read(call.parameters["Tags"])
        try await create(
            name, attributes: call.parameters["Attributes"].dictionary(),
            tags: call.parameters["Tags"].isEmpty ? nil : tags,
            dataProtectionPolicy: call.parameters["DataProtectionPolicy"].value)
        return [XMLElement("TopicArn", text: location.arn(of: name))]
    }

    /// Makes a topic, or finds the one that has these attributes and tags.
    ///
    /// - Parameter tags: nil where the request names none.
    private func create(
        _ name: String, attributes: [String: String], tags: [String: String]?, dataProtectionPolicy: String?
    ) async throws {
        try TopicName.validate(name, isFIFO: TopicAttributes.isFIFO(attributes))
        try TopicAttributes.validate(new: attributes)
        let wanted = TopicAttributes.normalized(attributes)
        try await commits.write { db in
            guard let existing = try TopicTable.find(name, db) else {
                return try TopicTable.insert(
                    name, attributes: wanted, tags: tags ?? [:], dataProtectionPolicy: dataProtectionPolicy, db)
            }
            guard wanted.allSatisfy({ existing.attributes[$0.key] == $0.value }) else {
                throw ServiceError.invalidParameter("Attributes Reason: Topic already exists with different attributes")
            }
            guard tags == nil || tags == existing.tags else {
                throw ServiceError.invalidParameter("Tags Reason: Topic already exists with different tags")
            }
        }
    }

    /// A topic that is not there is no error.
    func deleteTopic(_ call: QueryCall) async throws -> [XMLElement]? {
        let name = try location.name(inARN: call.parameters["TopicArn"].value)
        try await commits.write { db in
            if let topic = try TopicTable.find(name, db) { try TopicTable.delete(topic, db) }
        }
        return nil
    }

    func listTopics(_ call: QueryCall) async throws -> [XMLElement]? {
        let start = try TopicPageToken.read(call.parameters["NextToken"].value)
        let page = try await writer.read { try TopicTable.page(after: start, $0) }
        let topics = page.names.map { [XMLElement("TopicArn", text: location.arn(of: $0))] }
        return [.list("Topics", topics)] + TopicPageToken.element(page.next)
    }

    func getTopicAttributes(_ call: QueryCall) async throws -> [XMLElement]? {
        let name = try location.name(inARN: call.parameters["TopicArn"].value)
        let (topic, counts) = try await writer.read { db in
            let topic = try TopicTable.get(name, db)
            return (topic, try SubscriptionTable.counts(ofTopic: topic.id, db))
        }
        return [.map("Attributes", shown(topic, counts))]
    }

    func setTopicAttributes(_ call: QueryCall) async throws -> [XMLElement]? {
        let name = try location.name(inARN: call.parameters["TopicArn"].value)
        guard let attribute = call.parameters["AttributeName"].value else {
            throw ServiceError.missing("attributeName")
        }
        let value = call.parameters["AttributeValue"].value ?? ""
        try await commits.write { db in
            var topic = try TopicTable.get(name, db)
            try TopicAttributes.validate(attribute, value, of: topic)
            topic.attributes[attribute] = TopicAttributes.normalized([attribute: value])[attribute]
            try TopicTable.update(topic, db)
        }
        return nil
    }

    private func shown(_ topic: Topic, _ counts: [Subscription.State: Int]) -> [String: String] {
        let arn = location.arn(of: topic.name)
        var attributes = topic.attributes
        attributes["TopicArn"] = arn
        attributes["Owner"] = location.accountID
        attributes["DisplayName"] = attributes["DisplayName"] ?? ""
        attributes["Policy"] = policy(of: topic)
        attributes["EffectiveDeliveryPolicy"] = topic.deliveryPolicy.json
        attributes["SubscriptionsConfirmed"] = String(counts[.confirmed] ?? 0)
        attributes["SubscriptionsPending"] = String(counts[.pending] ?? 0)
        attributes["SubscriptionsDeleted"] = String(counts[.deleted] ?? 0)
        if topic.isFIFO {
            attributes["FifoTopic"] = "true"
            attributes["ContentBasedDeduplication"] = attributes["ContentBasedDeduplication"] ?? "false"
        }
        return attributes
    }

    func policy(of topic: Topic) -> String {
        topic.attributes["Policy"]
            ?? TopicPolicy.initial(arn: location.arn(of: topic.name), accountID: location.accountID)
    }
}
