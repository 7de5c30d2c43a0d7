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
        let host = address[..<colon]
        let bare = host.utf8.first == UInt8(ascii: "[") ? host.dropFirst().dropLast() : host
        guard host.utf8.elementsEqual(Self.written(String(bare)).utf8), !bare.isEmpty,
            bare.utf8.allSatisfy(Self.isOfHost)
        else { return nil }
        self.init(host: String(bare), port: port)
    }

    package var description: String { "\(Self.written(host)):\(port)" }

    /// In brackets where it has colons of its own.
    private static func written(_ host: String) -> String { host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]" : host }

    /// Names and addresses are visible ASCII.
    private static func isOfHost(_ byte: UInt8) -> Bool {
        0x21...0x7E ~= byte && byte != UInt8(ascii: "[") && byte != UInt8(ascii: "]")
    }
}
