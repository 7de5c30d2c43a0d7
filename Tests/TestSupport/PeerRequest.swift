/// A request as a `ScriptedPeer` received it.
package struct PeerRequest: Sendable {
    package let method: String
    package let target: String
    /// The lines as they came, `Name: value`.
    package let headerLines: [String]
    package let body: [UInt8]

    /// The value of the first field with that name in any case.
    package func header(_ name: String) -> String? {
        for line in headerLines {
            let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, parts[0].lowercased() == name.lowercased() else { continue }
            return parts[1].drop { $0 == " " }.description
        }
        return nil
    }

    package var bodyText: String { String(decoding: body, as: UTF8.self) }
}
