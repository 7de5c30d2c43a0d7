@testable import SharedLayer

/// Formats that contain one another do so for every text, and a label of a host name is what it was encoded from.
func fuzzSchemaFormat(_ input: FuzzInput) throws(BrokenPromise) {
    var input = input
    while !input.isEmpty {
        let text = input.text()
        let accepted = Set(SchemaFormat.allCases.filter { $0.accepts(text) })
        let within: [(SchemaFormat, SchemaFormat)] = [
            (.uri, .uriReference), (.uri, .iri), (.uriReference, .iriReference), (.iri, .iriReference),
            (.email, .idnEmail), (.hostname, .idnHostname), (.ipv4, .hostname),
        ]
        for (inner, outer) in within where accepted.contains(inner) {
            try promise(accepted.contains(outer), "“\(text)” is \(inner) and so \(outer)")
        }
        let label = Array(text.unicodeScalars.prefix(63))
        if !label.allSatisfy(\.isASCII), let encoded = Punycode.encode(label) {
            try promise(Punycode.decode(encoded) == label, "“\(text)” is decoded from what it was encoded to")
        }
    }
}
