/// A function that writes its response piece by piece while it works.
///
/// The caller gets the first bytes at once, and the response may be larger than a buffered one (Lambda developer guide,
/// "Response streaming"). What is thrown before the first byte is an ordinary error; later it ends the response as
/// failed.
public protocol StreamingLambdaHandler<Event>: Sendable {
    associatedtype Event: Decodable & Sendable

    func handle(_ event: Event, response: LambdaResponseWriter, context: LambdaContext) async throws
}
