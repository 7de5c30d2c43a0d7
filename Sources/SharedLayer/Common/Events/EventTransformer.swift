import FoundationEssentials
package import LambdaEvents

/// Turns the events of API Gateway, queues, topics, buses and table streams into envelopes with a typed payload, and
/// envelopes into what is sent on.
///
/// Payloads are parsed strictly: an event that two readers could understand differently is refused.
package struct EventTransformer: Sendable {
    /// A larger body is refused before it is looked at.
    package let bodyBytesMax: Int

    /// The header and the message attribute that carry the correlation id.
    package static let correlationHeader = "x-correlation-id"
    package static let correlationAttribute = EventAttribute.correlationID

    /// A queue message has at most 1 MiB (SQS developer guide, "Message quotas").
    package init(bodyBytesMax: Int = 1 << 20) {
        self.bodyBytesMax = bodyBytesMax
    }

    /// The exact bytes that the caller sent; empty when there were none.
    package func body(of event: some HTTPBodyEvent) throws(EventTransformError) -> [UInt8] {
        guard let body = event.body else { return [] }
        // Base64 has four characters for three bytes.
        let bytesAtMost = event.isBase64Encoded ? body.utf8.count / 4 * 3 : body.utf8.count
        guard bytesAtMost <= bodyBytesMax + (event.isBase64Encoded ? 2 : 0) else { throw tooLarge }
        guard event.isBase64Encoded else { return Array(body.utf8) }
        guard let data = Data(base64Encoded: body) else {
            throw EventTransformError(.invalidBase64, "the body is not base64, although the event says so")
        }
        guard data.count <= bodyBytesMax else { throw tooLarge }
        return [UInt8](data)
    }

    /// The body as strict JSON.
    package func document(_ body: [UInt8]) throws(EventTransformError) -> JSONValue {
        guard !body.isEmpty else { throw EventTransformError(.missingBody, "there is no body") }
        do {
            return try JSONParser(limits: JSONLimits(bytesMax: bodyBytesMax)).parse(body)
        } catch {
            throw EventTransformError(.malformedJSON, error.description, jsonError: error)
        }
    }

    /// The document as a type.
    package func payload<Payload: Decodable>(
        _ type: Payload.Type = Payload.self, from document: JSONValue
    ) throws(EventTransformError) -> Payload {
        do {
            return try JSONValueDecoder().decode(type, from: document)
        } catch {
            let issue = ValidationIssue(error)
            throw EventTransformError(.wrongShape, "\(issue.instancePath): \(issue.message)", issue: issue)
        }
    }

    /// The caller's correlation id where it is one, else the request's id.
    package func correlationID(of event: APIGatewayV2Request) -> String {
        acceptable(event.headerFields[Self.correlationHeader]) ?? event.requestContext.requestId
    }

    package func correlationID(of event: APIGatewayRequest) -> String {
        acceptable(event.headerFields[Self.correlationHeader]) ?? event.requestContext.requestId
    }

    package func correlationID(of record: SQSEvent.Record) -> String {
        acceptable(record.messageAttributes[Self.correlationAttribute]?.stringValue) ?? record.messageId
    }

    /// An id from outside goes into every log record, so it has to look like one: at most 128 ASCII letters, digits and
    /// marks, among them those of base64, in which API Gateway writes its request ids.
    func acceptable(_ id: String?) -> String? {
        id.flatMap { id in
            let bytes = id.utf8
            let isID = bytes.allSatisfy { $0.isLetterOrDigit || "-_.:=+/@".utf8.contains($0) }
            return !bytes.isEmpty && bytes.count <= Self.idBytesMax && isID ? id : nil
        }
    }

    private static let idBytesMax = 128

    /// A source or a type from outside: at most 256 printable characters of ASCII.
    func acceptableWord(_ text: String?) -> String? {
        text.flatMap { text in
            let bytes = text.utf8
            return !bytes.isEmpty && bytes.count <= 256 && bytes.allSatisfy { 0x20...0x7E ~= $0 } ? text : nil
        }
    }

    var tooLarge: EventTransformError {
        EventTransformError(.bodyTooLarge, "the body has more than \(bodyBytesMax) bytes")
    }
}
