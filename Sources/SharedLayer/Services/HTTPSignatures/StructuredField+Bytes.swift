import FoundationEssentials
import RawStructuredFieldValues

extension StructuredField {
    /// An item of bytes (RFC 9651 section 3.3.5).
    static func item(_ bytes: [UInt8]) -> ItemOrInnerList {
        .item(Item(bareItem: RFC9651BareItem.undecodedByteSequence(Data(bytes).base64EncodedString()), parameters: [:]))
    }

    /// Bytes as an item is written.
    static func text(_ bytes: [UInt8]) -> String { ":\(Data(bytes).base64EncodedString()):" }

    /// The bytes of an item, in base64 with padding, spelled in the one way that they have.
    /// - Throws: `malformed` for anything else.
    static func bytes(_ member: ItemOrInnerList, of name: String) throws(HTTPSignatureError) -> [UInt8] {
        guard case .item(let item) = member, case .undecodedByteSequence(let text) = item.rfc9651BareItem,
            let data = Data(base64Encoded: text), data.base64EncodedString() == text
        else { throw HTTPSignatureError(.malformed, "\(name) must be bytes, between colons in base64") }
        return [UInt8](data)
    }
}
