/// A request as a `ScriptedPeer` received it.
package struct PeerRequest: Sendable {
    package let method: String
    package let target: String
    /// The lines as they came, `Name: value`.
    package let headerLines: [String]
    package let body: [UInt8]
    /// Of a chunked body: as it was cut.
    package var chunks: [[UInt8]] = []
    /// After a chunked body, `Name: value`.
    package var trailerLines: [String] = []

    /// The value of the first field with that name in any case.
    package func header(_ name: String) -> String? { Self.value(name, in: headerLines) }

    package func trailer(_ name: String) -> String? { Self.value(name, in: trailerLines) }

    private static func value(_ name: String, in lines: [String]) -> String? {
        for line in lines {
            let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, parts[0].lowercased() == name.lowercased() else { continue }
            return parts[1].drop { $0 == " " }.description
        }
        return nil
    }

    package var bodyText: String { String(decoding: body, as: UTF8.self) }
}
