import Wire

/// The operations on queues.
extension QueuesService {
    func createQueue(_ input: CreateQueue.Input) async throws -> CreateQueue.Output {
        let name = input.queueName ?? ""
        try QueueName.validate(name, fifo: input.attributes?["FifoQueue"] == "true")
        try Self.validate(tags: input.tags ?? [:], queue: name)
        try await store.create(name, attributes: input.attributes ?? [:], tags: input.tags ?? [:])
        signals.notify(name)
        return CreateQueue.Output(queueURL: location.url(of: name))
    }

    func getQueueURL(_ input: CreateQueue.Input) async throws -> CreateQueue.Output {
        guard let name = input.queueName, !name.isEmpty else { throw ServiceError.missingParameter("QueueName") }
        _ = try await store.record(name)
        return CreateQueue.Output(queueURL: location.url(of: name))
    }

    func listQueues(_ input: ListQueues.Input) async throws -> ListQueues.Output {
        let limit = try Self.pageSize(input.maxResults)
        let names = try await store.names(
            prefix: input.queueNamePrefix ?? "", after: PageToken.name(input.nextToken), limit: limit + 1)
        // Without MaxResults, SQS gives the first thousand and no token (API reference, ListQueues).
        let token = input.maxResults == nil ? nil : Self.token(names, limit)
        let urls = names.prefix(limit).map(location.url)
        return ListQueues.Output(queueURLs: urls.isEmpty ? nil : urls, nextToken: token)
    }

    func listDeadLetterSourceQueues(
        _ input: ListDeadLetterSourceQueues.Input
    ) async throws -> ListDeadLetterSourceQueues.Output {
        let name = try location.name(inURL: input.queueURL)
        let limit = try Self.pageSize(input.maxResults)
        _ = try await store.record(name)
        let names = try await store.sources(
            ofDeadLetterQueue: location.arn(of: name), after: PageToken.name(input.nextToken), limit: limit + 1)
        return ListDeadLetterSourceQueues.Output(
            queueUrls: names.prefix(limit).map(location.url),
            nextToken: input.maxResults == nil ? nil : Self.token(names, limit))
    }

    func getQueueAttributes(_ input: QueueAttributes.GetInput) async throws -> QueueAttributes.GetOutput {
        let name = try location.name(inURL: input.queueURL)
        let names = Set(input.attributeNames ?? [])
        if let unknown = names.sorted().first(where: { !QueueSettings.isReadable($0) }) {
            throw ServiceError.unknownAttribute(unknown)
        }
        let found = try await attributes(ofQueue: name)
            .filter { names.contains("All") || names.contains($0.key) }
        return QueueAttributes.GetOutput(attributes: found.isEmpty ? nil : found)
    }

    func setQueueAttributes(_ input: QueueAttributes.SetInput) async throws -> EmptyOutput {
        let name = try location.name(inURL: input.queueURL)
        guard let attributes = input.attributes else { throw ServiceError.missingParameter("Attributes") }
        try await store.setAttributes(attributes, ofQueue: name)
        signals.notify(name)
        return EmptyOutput()
    }

    func deleteQueue(_ input: QueueReference) async throws -> EmptyOutput {
        let name = try location.name(inURL: input.queueURL)
        try await store.delete(name)
        signals.notify(name)
        return EmptyOutput()
    }

    func purgeQueue(_ input: QueueReference) async throws -> EmptyOutput {
        try await store.purge(try location.name(inURL: input.queueURL))
        return EmptyOutput()
    }

    private static func pageSize(_ maxResults: Int?) throws(ServiceError) -> Int {
        try IntegerRange.validate(
            maxResults, "MaxResults", in: 1...QueueLimits.listResultsMax,
            reason: "MaxResults must be an integer between 1 and \(QueueLimits.listResultsMax).")
        return maxResults ?? QueueLimits.listResultsMax
    }

    /// `names` holds one more than the page when there is a further page.
    private static func token(_ names: [String], _ limit: Int) -> String? {
        names.count > limit ? PageToken.text(after: names[limit - 1]) : nil
    }
}
