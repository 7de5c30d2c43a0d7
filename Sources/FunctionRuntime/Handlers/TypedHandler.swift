import FoundationEssentials

/// A typed handler as the loop sees it: JSON bytes in and out.
struct TypedHandler<Handler: LambdaHandler>: RawLambdaHandler {
    let handler: Handler

    func handle(_ event: [UInt8], context: LambdaContext) async throws -> [UInt8] {
        let result = try await handler.handle(Self.decode(event), context: context)
        return try Self.encode(result)
    }

    static func decode(_ event: [UInt8]) throws(InvocationError) -> Handler.Event {
        do {
            return try JSONDecoder().decode(Handler.Event.self, from: Data(event))
        } catch let error as DecodingError {
            throw InvocationError(
                code: .eventNotDecodable, errorMessage: "the event is no \(Handler.Event.self): \(error.placeAndReason)"
            )
        } catch {
            throw InvocationError(
                code: .eventNotDecodable, errorMessage: "the event is no \(Handler.Event.self): \(error)")
        }
    }

    static func encode(_ result: Handler.Result) throws(InvocationError) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        do {
            return try [UInt8](encoder.encode(result))
        } catch {
            throw InvocationError(
                code: .resultNotEncodable,
                errorMessage: "the \(Handler.Result.self) cannot be written as JSON: \(error)")
        }
    }
}
