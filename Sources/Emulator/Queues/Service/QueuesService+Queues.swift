import Wire

/// The operations on queues.
extension QueuesService {
    func createQueue(_ call: JSONCall) async throws -> [UInt8] {
        let input: CreateQueue.Input = try call.decode()
        let name = input.queueName ?? ""
        guard input.attributes?["FifoQueue"] != "true" || name.hasSuffix(QueueName.fifoSuffix) else {
            throw ServiceError.invalidParameter(
                "The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, must end "
                    + "with .fifo suffix and be 1 to 80 in length.")
        }
        try QueueName.validate(name)
        try Self.validate(tags: input.tags ?? [:], queue: name)
        try await store.create(name, attributes: input.attributes ?? [:], tags: input.tags ?? [:])
        signals.notify(name)
        return try JSONCall.encode(CreateQueue.Output(queueURL: location.url(of: name)))
    }

    func getQueueURL(_ call: JSONCall) async throws -> [UInt8] {
        let input: CreateQueue.Input = try call.decode()
        guard let name = input.queueName, !name.isEmpty else { throw ServiceError.missingParameter("QueueName") }
        _ = try await store.record(name)
        return try JSONCall.encode(CreateQueue.Output(queueURL: location.url(of: name)))
    }

    func listQueues(_ call: JSONCall) async throws -> [UInt8] {
        let input: ListQueues.Input = try call.decode()
        let limit = try Self.pageSize(input.maxResults)
        let names = try await store.names(
            prefix: input.queueNamePrefix ?? "", after: PageToken.name(input.nextToken), limit: limit + 1)
        // Without MaxResults, SQS gives the first thousand and no token (API reference, ListQueues).
        let token = input.maxResults == nil ? nil : Self.token(names, limit)
        let urls = names.prefix(limit).map(location.url)
        return try JSONCall.encode(ListQueues.Output(queueURLs: urls.isEmpty ? nil : urls, nextToken: token))
    }

    func listDeadLetterSourceQueues(_ call: JSONCall) async throws -> [UInt8] {
        let input: ListDeadLetterSourceQueues.Input = try call.decode()
        let name = try location.name(inURL: input.queueURL)
        let limit = try Self.pageSize(input.maxResults)
        _ = try await store.record(name)
        let names = try await store.sources(
            ofDeadLetterQueue: location.arn(of: name), after: PageToken.name(input.nextToken), limit: limit + 1)
        return try JSONCall.encode(
            ListDeadLetterSourceQueues.Output(
                queueUrls: names.prefix(limit).map(location.url),
                nextToken: input.maxResults == nil ? nil : Self.token(names, limit)))
    }

    func getQueueAttributes(_ call: JSONCall) async throws -> [UInt8] {
        let input: QueueAttributes.GetInput = try call.decode()
        let name = try location.name(inURL: input.queueURL)
        let names = Set(input.attributeNames ?? [])
        if let unknown = names.sorted().first(where: { !QueueSettings.isReadable($0) }) {
            throw ServiceError.unknownAttribute(unknown)
        }
        let found = try await attributes(ofQueue: name)
            .filter { names.contains("All") || names.contains($0.key) }
        return try JSONCall.encode(QueueAttributes.GetOutput(attributes: found.isEmpty ? nil : found))
    }

    func setQueueAttributes(_ call: JSONCall) async throws -> [UInt8] {
        let input: QueueAttributes.SetInput = try call.decode()
        let name = try location.name(inURL: input.queueURL)
        guard let attributes = input.attributes else { throw ServiceError.missingParameter("Attributes") }
        try await store.setAttributes(attributes, ofQueue: name)
        signals.notify(name)
        return try JSONCall.encode(EmptyOutput())
    }

    func deleteQueue(_ call: JSONCall) async throws -> [UInt8] {
        let name = try location.name(inURL: call.decode(QueueReference.self).queueURL)
        try await store.delete(name)
        signals.notify(name)
        return try JSONCall.encode(EmptyOutput())
    }

    func purgeQueue(_ call: JSONCall) async throws -> [UInt8] {
        let name = try location.name(inURL: call.decode(QueueReference.self).queueURL)
        try await store.purge(name)
        return try JSONCall.encode(EmptyOutput())
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
