import CurlTransport

@testable import SharedLayer

/// Fields that were read as signatures are written so that they are read as the same, and a base is made of lines that no
/// value can add to.
func fuzzHTTPSignature(_ input: FuzzInput) throws(BrokenPromise) {
    var input = input
    let signatureInput = input.text()
    let signature = input.text()
    let url = input.text()
    let name = input.text()
    let value = input.text()
    if let parsed = try? SignableURL(url) {
        try promise((try? SignableURL(parsed.targetURI)) == parsed, "a URL's one form stands for itself: \(url)")
    }
    _ = try? ContentDigest.verify(value, of: [])
    for kind in [StructuredFieldKind.item, .list, .dictionary] {
        guard let text = try? StructuredField.canonical(value, as: kind, of: name) else { continue }
        guard text.utf8.count <= StructuredField.bytesMax, !text.isEmpty else { continue }
        let again = try? StructuredField.canonical(text, as: kind, of: name)
        try promise(again == text, "the one form of a field stands for itself: “\(text)”, “\(again ?? "none")”")
    }
    let headers: HTTPHeaders = ["Signature-Input": signatureInput, "Signature": signature, name: value]
    guard let fields = try? SignatureFields(headers, countMax: 8, where: { _, _ in true }) else { return }
    let message = SignableMessage.request(SignableRequest(method: "POST", url: url, headers: headers))
    let values = ComponentValues(message: message, structuredFields: ["example-dict": .dictionary])
    for labelled in fields.signatures {
        try check(labelled)
        guard let base = try? labelled.input.base(values) else { continue }
        try promise(
            base.utf8.count { $0 == UInt8(ascii: "\n") } == labelled.input.components.count,
            "a base has a line for each component: “\(base)”")
    }
}

private func check(_ labelled: SignatureFields.Labelled) throws(BrokenPromise) {
    guard
        let written = try? SignatureFields.headers(
            label: labelled.label, input: labelled.input, signature: labelled.signature)
    else { throw BrokenPromise("a signature that was read can be written: \(labelled)") }
    guard let read = try? SignatureFields(written, countMax: 1, where: { _, _ in true }).signatures.first else {
        let isLong = written.fields.contains { $0.value.utf8.count > StructuredField.bytesMax }
        return try promise(isLong, "a signature that was written can be read: \(written)")
    }
    try promise(
        read.label == labelled.label && read.signature == labelled.signature
            && read.input.components == labelled.input.components
            && read.input.parameters == labelled.input.parameters && read.input.list == labelled.input.list,
        "a signature that was written is read as the same: \(labelled)")
}
