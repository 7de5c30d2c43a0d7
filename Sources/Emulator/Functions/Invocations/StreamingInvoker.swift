/// Calls functions whose response may be taken while it comes.
package protocol StreamingInvoker: Invoker {
    /// As `invoke`, and fills `response` when the function begins to stream its own, or closes it.
    ///
    /// The result comes after the stream's end. Its payload is empty then, or the error in the middle of the stream where
    /// `failure` is set.
    func invoke(
        _ function: String, payload: [UInt8], options: InvocationOptions, response: StreamedResponseSlot
    ) async throws(InvocationError) -> InvocationResult
}
