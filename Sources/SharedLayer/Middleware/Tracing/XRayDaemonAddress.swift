/// Where X-Ray's daemon takes datagrams.
package struct XRayDaemonAddress: Sendable, Equatable, CustomStringConvertible {
    package let host: String
    package let port: UInt16

    /// The daemon's default.
    package static let local = XRayDaemonAddress(host: "127.0.0.1", port: 2_000)

    package init(host: String, port: UInt16) {
        self.host = host
        self.port = port
    }

    /// Reads `host:port`, or the one for UDP in `tcp:host:port udp:host:port`. IPv6 addresses are in brackets.
    ///
    /// Source: AWS X-Ray developer guide, "Configuring the AWS X-Ray daemon", `AWS_XRAY_DAEMON_ADDRESS`.
    package init?(_ text: String) {
        let parts = text.split(separator: " ")
        let named = parts.first { $0.hasPrefix("udp:") }?.dropFirst("udp:".count)
        guard let address = named ?? (parts.count == 1 ? parts.first : nil), !address.hasPrefix("tcp:"),
            let colon = address.lastIndex(of: ":"), let port = UInt16(address[address.index(after: colon)...]), port > 0
        else { return nil }
        var host = address[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") { host = host.dropFirst().dropLast() }
        guard !host.isEmpty else { return nil }
        self.init(host: String(host), port: port)
    }

    package var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}
