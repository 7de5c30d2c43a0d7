/// Where the caller of an invocation waits for the response to begin, if it is one that streams.
package struct StreamedResponseSlot: Sendable {
    private let begun = OneShot<StreamedResponse>()

    package init() {}

    /// Nil when the invocation has ended without a streamed response. To be awaited once, and what it gives is to be read
    /// to its end: until then the function waits.
    package func value() async -> StreamedResponse? { await begun.value() }

    func fill(_ response: StreamedResponse) { begun.fill(response) }

    func close() { begun.close() }
}
