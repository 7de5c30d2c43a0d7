/// What a partner says on taking a contract.
package enum PartnerConfirmation {
    package static let bytesMax = 1_024

    /// The text member `confirmation` of a JSON object, else the whole body as text; cut off after `bytesMax` bytes.
    package static func text(of body: [UInt8]) -> String {
        let member = (try? JSONParser().parse(body))?["confirmation"]?.string
        let text = member ?? String(decoding: body.prefix(bytesMax), as: UTF8.self)
        guard text.utf8.count > bytesMax else { return text }
        var end = text.utf8.index(text.startIndex, offsetBy: bytesMax)
        // Not within a character.
        while end.samePosition(in: text) == nil { end = text.utf8.index(before: end) }
        return String(text[..<end])
    }
}
