/// A detached JWS in compact form, and the key that made it.
package struct DocumentSignature: Sendable, Equatable {
    package let text: String
    package let keyID: String

    package init(text: String, keyID: String) {
        self.text = text
        self.keyID = keyID
    }
}
