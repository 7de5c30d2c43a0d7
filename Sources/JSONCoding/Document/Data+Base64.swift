package import FoundationEssentials

extension Data {
    /// Nil for what RFC 4648, section 4, does not write; FoundationEssentials alone takes `====` for a byte of zero.
    package init?(paddedBase64 text: String) {
        guard !text.utf8.suffix(3).elementsEqual("===".utf8) else { return nil }
        self.init(base64Encoded: text)
    }
}
