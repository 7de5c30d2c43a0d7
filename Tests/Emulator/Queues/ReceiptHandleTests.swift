import FoundationEssentials
import Testing
import Wire

@testable import Queues

@Suite("Receipt handles")
struct ReceiptHandleTests {
    @Test("A handle reads back what it was made of")
    func roundTrip() throws {
        let nonce = (0..<16).map { UInt8($0 * 16 + 15) }
        let handle = ReceiptHandle(queueID: .max, sequence: 1 << 40 | 77, nonce: nonce)
        #expect(try ReceiptHandle(parsing: handle.text) == handle)
    }

    @Test("Other texts are refused with SQS's error", arguments: ["", "x", "AQEB", "not base64 at all!"])
    func refused(text: String) {
        #expect {
            try ReceiptHandle(parsing: text)
        } throws: { error in
            let error = error as? ServiceError
            return error?.code == "ReceiptHandleIsInvalid"
                && error?.message == "The input receipt handle \"\(text)\" is not a valid receipt handle."
        }
    }
}
