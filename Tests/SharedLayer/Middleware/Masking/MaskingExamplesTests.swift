import SharedLayer
import Testing

/// The examples of docs/shared-layer/data-masking.md.
@Suite("Examples: data masking")
struct MaskingExamplesTests {
    private let document: JSONValue = [
        "name": "Jane Doe", "email": "jane@example.com",
        "orders": [["id": 1, "card": "4111111111111111"], ["id": 2, "card": "378282246310005"]],
    ]

    @Test("Fields are erased, each by its rule")
    func erase() throws {
        let masking = DataMasking()
        let masked = try masking.erase(
            document,
            [
                (FieldPath("name"), .erased), (FieldPath("email"), .email),
                (FieldPath("$.orders[*].card"), .keepingLast(4)),
            ])
        #expect(
            masked == [
                "name": "*****", "email": "j*****@example.com",
                "orders": [["id": 1, "card": "************1111"], ["id": 2, "card": "***********0005"]],
            ])
    }

    @Test("Fields are encrypted, and had again with the same context")
    func encrypt() async throws {
        let key = try SymmetricKey.generate()
        let masking = DataMasking(protector: LocalDataProtector(key: key))
        let fields = try [FieldPath("$..card"), FieldPath("/name")]
        let stored = try await masking.encrypt(document, fields, context: ["tenant": "t-1"])
        let again = try await masking.decrypt(stored, fields, context: ["tenant": "t-1"])
        #expect(again == document)
        #expect(stored["name"]?.string?.hasPrefix("protected:v1:") == true)
    }
}
