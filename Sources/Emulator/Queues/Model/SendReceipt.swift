/// What a sender learns of a message that was committed.
package struct SendReceipt: Sendable, Equatable {
    package let messageID: String
    package let bodyMD5: String
    package let attributesMD5: String?
    package let systemAttributesMD5: String?
}
