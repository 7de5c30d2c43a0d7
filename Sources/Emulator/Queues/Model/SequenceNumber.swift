/// The number that orders the messages of a FIFO queue: 20 digits, as SQS's have, that grow with each message.
enum SequenceNumber {
    private static let prefix = "188"
    private static let digits = 17

    static func text(_ sequence: Int64) -> String {
        let number = String(sequence)
        return prefix + String(repeating: "0", count: max(0, digits - number.utf8.count)) + number
    }
}
