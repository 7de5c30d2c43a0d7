/// An invocation of type Event that waits for its turn.
package struct AsynchronousEvent: Sendable {
    package let function: String
    package let payload: [UInt8]
    package let options: InvocationOptions

    package init(function: String, payload: [UInt8], options: InvocationOptions) {
        self.function = function
        self.payload = payload
        self.options = options
    }
}
