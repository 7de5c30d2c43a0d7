/// One thing that was looked at in a contract's evidence, and what came of it.
package struct EvidenceCheck: Codable, Sendable, Equatable {
    package let name: Name
    package let isOK: Bool
    /// What was found; of a check that failed, why.
    package let detail: String

    package enum Name: String, Codable, Sendable, CaseIterable {
        /// The file is an evidence file in its one form.
        case fileForm = "file.form"
        /// The file is as we sealed it.
        case fileSeal = "file.seal"
        /// The request's bytes are those that the contract was made from.
        case requestHash = "request.hash"
        /// The certificate counted when the request came.
        case requestCertificate = "request.certificate"
        /// The publisher signed the request's bytes, then.
        case requestSignature = "request.signature"
        /// The contract says what the request says.
        case requestContents = "request.contents"
        /// The contract's register has this charge for the period, and the period is of the contract's cycle.
        case billing
        /// There is a document if, and only if, the contract has come so far.
        case documentPresence = "document.presence"
        /// We signed the document's bytes.
        case documentSignature = "document.signature"
        /// The document says what the contract and the request say.
        case documentContents = "document.contents"
        /// No event was changed, left out, added or moved.
        case eventChain = "events.chain"
        /// The contract is where its last event left it.
        case eventStatus = "events.status"
        /// The events name this request, its certificate, this document, its key and its delivery.
        case eventContents = "events.contents"
        /// The deliveries fit the contract's state.
        case deliveries
        /// The publisher's certificate is the expected one.
        case pinnedCertificate = "pin.certificate"
        /// The key that signed the document is the expected one.
        case pinnedKey = "pin.key"
        /// The key that sealed the file is the expected one.
        case pinnedSealKey = "pin.seal_key"
    }

    private enum CodingKeys: String, CodingKey {
        case name
        case isOK = "ok"
        case detail
    }
}
