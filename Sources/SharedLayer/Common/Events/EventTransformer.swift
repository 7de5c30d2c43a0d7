import FoundationEssentials
package import LambdaEvents

/// Turns the events of API Gateway and SQS into envelopes with a typed payload.
///
/// Payloads are parsed strictly: an event that two readers could understand differently is refused.
package struct EventTransformer: Sendable {
    /// A larger body is refused before it is looked at.
    package let bodyBytesMax: Int

    /// The header and the message attribute that carry the correlation id.
    package static let correlationHeader = "x-correlation-id"
    package static let correlationAttribute = "correlation_id"

    /// A queue message has at most 1 MiB (SQS developer guide, "Message quotas").
    package init(bodyBytesMax: Int = 1 << 20) {
        self.bodyBytesMax = bodyBytesMax
    }

    /// The exact bytes that the caller sent; empty when there were none.
    package func body(of event: APIGatewayV2Request) throws(EventTransformError) -> [UInt8] {
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

    package func envelope<Payload: Decodable & Sendable>(
        _ event: APIGatewayV2Request, as type: Payload.Type = Payload.self
    ) throws(EventTransformError) -> EventEnvelope<Payload> {
        EventEnvelope(
            id: event.requestContext.requestId, source: event.routeKey,
            occurredAt: Timestamp(millisecondsSince1970: event.requestContext.timeEpoch),
            correlationID: correlationID(of: event), payload: try payload(from: document(body(of: event))))
    }

    package func envelope<Payload: Decodable & Sendable>(
        _ record: SQSEvent.Record, as type: Payload.Type = Payload.self
    ) throws(EventTransformError) -> EventEnvelope<Payload> {
        let sent = record.attributes["SentTimestamp"].flatMap { Int64($0) } ?? 0
        return EventEnvelope(
            id: record.messageId, source: record.eventSourceARN, occurredAt: Timestamp(millisecondsSince1970: sent),
            attempt: record.attributes["ApproximateReceiveCount"].flatMap { Int($0) } ?? 1,
            correlationID: correlationID(of: record),
            payload: try payload(from: document(Array(record.body.utf8))))
    }

    /// The caller's correlation id where it is one, else the request's id.
    package func correlationID(of event: APIGatewayV2Request) -> String {
        acceptable(event.headers[Self.correlationHeader]) ?? event.requestContext.requestId
    }

    package func correlationID(of record: SQSEvent.Record) -> String {
        acceptable(record.messageAttributes[Self.correlationAttribute]?.stringValue) ?? record.messageId
    }

    /// An id from outside goes into every log record, so it has to look like one.
    private func acceptable(_ id: String?) -> String? {
        id.flatMap { JSONValidator().identifierFault($0) == nil ? $0 : nil }
    }

    private var tooLarge: EventTransformError {
        EventTransformError(.bodyTooLarge, "the body has more than \(bodyBytesMax) bytes")
    }
}
