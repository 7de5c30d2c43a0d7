/// The way back to one client, for an answer that is sent in parts.
package protocol ResponseWriter: Sendable {
    /// Sends the status and the header fields; a body in `head` is left out. To be called once, before `write`.
    func begin(_ head: ServiceResponse) async

    /// Returns when the part is handed to the network, so that whoever writes goes no faster than the client reads.
    /// Parts for a client that is gone are dropped.
    func write(_ part: [UInt8]) async

    /// Breaks the connection, so that the client does not take what it has for the whole.
    func abort() async
}
