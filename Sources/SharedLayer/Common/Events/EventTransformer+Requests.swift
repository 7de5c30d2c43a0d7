package import LambdaEvents

/// Requests of HTTP APIs and REST APIs.
extension EventTransformer {
    private static let traceHeader = "x-amzn-trace-id"

    package func envelope<Payload: Decodable & Sendable>(
        _ event: APIGatewayV2Request, as type: Payload.Type = Payload.self
    ) throws(EventTransformError) -> EventEnvelope<Payload> {
        let metadata = EventMetadata(
            id: event.requestContext.requestId, type: EventType.request, source: event.routeKey,
            occurredAt: Timestamp(millisecondsSince1970: event.requestContext.timeEpoch),
            correlationID: correlationID(of: event),
            trace: EventTrace(
                amazon: event.headerFields[Self.traceHeader], parent: event.headerFields[EventAttribute.traceParent]))
        return metadata.envelope(try payload(from: document(body(of: event))))
    }

    /// The source is the method with the path template, such as `POST /things/{id}`.
    package func envelope<Payload: Decodable & Sendable>(
        _ event: APIGatewayRequest, as type: Payload.Type = Payload.self
    ) throws(EventTransformError) -> EventEnvelope<Payload> {
        let metadata = EventMetadata(
            id: event.requestContext.requestId, type: EventType.request,
            source: "\(event.httpMethod) \(event.resource)",
            occurredAt: Timestamp(millisecondsSince1970: event.requestContext.requestTimeEpoch ?? 0),
            correlationID: correlationID(of: event),
            trace: EventTrace(
                amazon: event.headerFields[Self.traceHeader], parent: event.headerFields[EventAttribute.traceParent]))
        return metadata.envelope(try payload(from: document(body(of: event))))
    }

    /// The headers that carry an envelope's ids on, into a response or a further request.
    package func headers(of envelope: EventEnvelope<some Sendable>) -> [String: String] {
        var headers = [Self.correlationHeader: envelope.correlationID]
        headers[Self.traceHeader] = envelope.trace?.amazon
        headers[EventAttribute.traceParent] = envelope.trace?.parent
        return headers
    }

    /// The payload as a JSON response, with the correlation id in its header. Throws `notEncodable`, `bodyTooLarge`.
    package func response(
        _ envelope: EventEnvelope<some Encodable & Sendable>, status: Int = 200
    ) throws(EventTransformError) -> APIGatewayV2Response {
        APIGatewayV2Response(
            statusCode: status,
            headers: ["content-type": "application/json", Self.correlationHeader: envelope.correlationID],
            body: try text(envelope.payload))
    }

    /// The same for a REST API.
    package func restResponse(
        _ envelope: EventEnvelope<some Encodable & Sendable>, status: Int = 200
    ) throws(EventTransformError) -> APIGatewayResponse {
        APIGatewayResponse(
            statusCode: status,
            headers: ["content-type": "application/json", Self.correlationHeader: envelope.correlationID],
            body: try text(envelope.payload))
    }
}
