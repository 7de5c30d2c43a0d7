import CurlTransport
import FoundationEssentials
import LambdaEvents
import Scenario
import SharedLayer
import TestSupport
import Testing

extension DisputeNetwork {
    /// Tells, as the subscription charge stack does, that a charge of 49.90 was delivered.
    func tellCharge(_ contractID: String, chargedAt: Timestamp = .now(), times: Int = 1) async throws {
        let detail: JSONValue = [
            "event_id": .string(SignedRequest<DisputeReference>.hash(of: Array(contractID.utf8))),
            "event_type": "CONTRACT_DELIVERED", "sequence": 4, "occurred_at": .string(Timestamp.now().text),
            "organization_id": .string(plan.organizationID),
            "data": [
                "contract_id": .string(contractID), "transaction_id": .string("t-\(contractID)"),
                "publisher_id": .string(plan.publisherID), "mpass_id": "mpass-gold-1",
                "partner_id": .string(plan.partnerID), "amount": "49.90", "currency": "USD", "period": "2026-11",
                "status": "DELIVERED", "charged_at": .string(chargedAt.text),
            ],
        ]
        let schema = try InputValidator(
            schema: JSONParser().parse(Array(DisputeSamples.file("docs/events/subscription_charge.schema.json").utf8)))
        #expect(schema.validate(detail) == [])
        let event = BusEvent(
            source: "moneta.subscription_charge", detailType: "CONTRACT_DELIVERED", detail: detail.description)
        let bus = EventBusClient(configuration: configuration, http: http)
        try await bus.put(Array(repeating: event, count: times), on: "moneta-dev").requireAll()
        try await eventually(within: .seconds(60), "the charge of \(contractID)") {
            try await disputes.charge(of: contract(contractID), transactionID: "t-\(contractID)") != nil
        }
    }

    func dispute(_ disputeID: String, reaching status: DisputeStatus) async throws -> DisputeModel {
        try await eventually(within: .seconds(60), "\(disputeID) to be \(status.rawValue)") {
            let found = try await disputes.aggregates.get(reference(disputeID))
            return found?.status == status ? found : nil
        }
    }

    func notified(_ disputeID: String) async throws -> DisputeModel {
        try await eventually(within: .seconds(60), "the response to \(disputeID)") {
            let found = try await disputes.aggregates.get(reference(disputeID))
            return found?.partnerConfirmation == nil ? nil : found
        }
    }

    /// Opens a dispute with the evidence that it needs, and waits until it is under review.
    func openForReview(_ disputeID: String, about contractID: String) async throws {
        try await tellCharge(contractID)
        let answer = try await submit(
            dispute(disputeID, about: contractID) { $0["evidence"] = [DisputeSamples.evidence()] })
        #expect(answer.status == 200, "\(answer.body)")
        _ = try await dispute(disputeID, reaching: .underReview)
    }

    @discardableResult
    func call(_ service: String, _ prefix: String, _ version: String, _ operation: String, _ input: JSONValue)
        async throws -> JSONValue
    {
        try await AWSJSONClient(
            service: service, targetPrefix: prefix, jsonVersion: version, configuration: configuration, http: http
        ).call(operation, input)
    }

    /// A queue that gets what the dispute stack tells the other domains.
    func listen() async throws -> String {
        let queue = try await call("sqs", "AmazonSQS", "1.0", "CreateQueue", ["QueueName": "told"])
        let url = try #require(queue["QueueUrl"]?.string)
        try await call(
            "events", "AWSEvents", "1.1", "PutRule",
            [
                "Name": "told", "EventBusName": "moneta-dev",
                "EventPattern": #"{"source": ["moneta.dispute"]}"#,
            ])
        let account = url.split(separator: "/").dropLast().last.map(String.init) ?? ""
        try await call(
            "events", "AWSEvents", "1.1", "PutTargets",
            [
                "Rule": "told", "EventBusName": "moneta-dev",
                "Targets": [["Id": "told", "Arn": .string("arn:aws:sqs:us-east-1:\(account):told")]],
            ])
        return url
    }

    /// What was told, until there is something with each of these types: the details, in order of arrival.
    func told(_ url: String, _ types: Set<String>) async throws -> [JSONValue] {
        let queues = QueueClient(configuration: configuration, http: http)
        var details: [JSONValue] = []
        try await eventually(within: .seconds(60), "\(types)") {
            for message in try await queues.receive(from: url, messagesMax: 10) {
                let event = try JSONParser().parse(Array(message.body.utf8))
                #expect(event["detail-type"] == event["detail"]?["event_type"])
                details.append(try #require(event["detail"]))
            }
            return types.isSubset(of: details.compactMap { $0["event_type"]?.string })
        }
        return details
    }

    /// Runs the function by hand, as its schedule would at that moment.
    func expire(at moment: Timestamp) async throws -> JSONValue {
        let functions = try await AWSRESTClient(service: "lambda", configuration: configuration, http: http)
            .call(.get, ["2015-03-31", "functions"])
        let names = (try JSONParser().parse(functions.body)["Functions"]?.array ?? []).compactMap {
            $0["FunctionName"]?.string
        }
        let name = try #require(names.first { $0.contains("ExpireDisputesFunction") }, "\(names)")
        let event = ScheduledEvent(
            id: UUID().uuidString, account: "123456789012", time: moment.text, region: "us-east-1", resources: [])
        let response = try await AWSRESTClient(service: "lambda", configuration: configuration, http: http).call(
            .post, ["2015-03-31", "functions", name, "invocations"], body: [UInt8](JSONEncoder().encode(event)))
        return try JSONParser().parse(response.body)
    }

    /// The first message of the dead-letter queue of responses.
    func deadLetter() async throws -> String {
        let url = try await queueURL("NotifyPartnerDeadLetterQueue")
        let client = QueueClient(configuration: configuration, http: http)
        return try await eventually(within: .seconds(60), "a dead letter") {
            try await client.receive(from: url, messagesMax: 1).first?.body
        }
    }

    /// Puts a message into the queue of responses, as an operator would.
    func sendToPartner(_ message: String) async throws {
        let url = try await queueURL("NotifyPartnerQueue")
        try await call(
            "sqs", "AmazonSQS", "1.0", "SendMessage", ["QueueUrl": .string(url), "MessageBody": .string(message)])
    }

    private func queueURL(_ name: String) async throws -> String {
        let queues = try await call(
            "sqs", "AmazonSQS", "1.0", "ListQueues", ["QueueNamePrefix": .string("moneta-Dispute-\(name)")])
        return try #require(queues["QueueUrls"]?.array?.first?.string)
    }

    /// What the stack's bucket has under a key.
    func object(_ key: String) async throws -> [UInt8] {
        let signer = configuration.signer(of: "s3", style: .s3)
        let endpoint = configuration.endpoint(of: "s3")
        let buckets = try await http.execute(signer.sign(HTTPRequest(.get, endpoint + "/"), at: .now()))
        let text = String(decoding: buckets.body, as: UTF8.self)
        let names = text.split(separator: "<Name>").dropFirst().map { $0.prefix { $0 != "<" } }
        let bucket = try #require(names.first { $0.contains("evidencebucket") }, "\(text)")
        let object = try await http.execute(
            signer.sign(HTTPRequest(.get, "\(endpoint)/\(bucket)/\(key)"), at: .now()))
        #expect(object.status == 200)
        return object.body
    }
}
