import OpenSSLCrypto
import SharedLayer
import Testing

@Suite("Data masking")
struct DataMaskingTests {
    private static let document = #"""
        {"name":"Jane Doe","customer":{"ssn":"123-45-6789","email":"Jane@Example.com","age":41,"vip":true,"note":null},
         "orders":[{"id":1,"card":"4111111111111111"},{"id":2,"card":"378282246310005"}],"a.b":{"card":"x"}}
        """#

    private func document() throws -> JSONValue { try JSONParser().parse(Self.document) }
    private func paths(_ texts: String...) throws -> [FieldPath] { try texts.map { try FieldPath($0) } }

    @Test(
        "Paths lead to members, elements, all of them, and to every depth",
        arguments: [
            ("/customer/ssn", 1), ("$.customer.ssn", 1), ("customer.ssn", 1), ("$.orders[*].card", 2),
            ("orders[*].card", 2), ("$.orders[1].card", 1), ("/orders/1/card", 1), ("$['a.b'].card", 1),
            ("/a.b/card", 1), ("$..card", 3), ("$.customer.*", 5), ("$..[0]", 1), ("$", 1), ("", 1),
            ("$.orders.*.card", 2), ("$..['card']", 3), ("$..*", 4),
        ])
    func paths(_ text: String, _ count: Int) throws {
        let erased = try DataMasking().erase(document(), paths(text)).description
        // Null stays null.
        let isNullIncluded = text.hasSuffix(".*") && text.contains("customer")
        #expect(
            erased.split(separator: "*****", omittingEmptySubsequences: false).count - 1 == count
                - (isNullIncluded ? 1 : 0))
    }

    @Test("A path to every depth finds what lies inside of what it leads through")
    func nested() async throws {
        let document = try JSONParser().parse(
            #"{"a":{"b":"x","a":{"b":"y","c":{"a":{"b":{"b":"z"}}}}},"l":[{"a":{"b":"w"}}],"b":"free"}"#)
        for path in ["$..a.b", "$..a..b"] {
            let erased = try DataMasking().erase(document, paths(path)).description
            #expect(!["x", "y", "z", "w"].contains { erased.contains("\"\($0)\"") }, "\(path): \(erased)")
            #expect(erased.contains(#""b":"free""#))
            let masking = DataMasking(protector: LocalDataProtector(key: try SymmetricKey.generate()))
            let encrypted = try await masking.encrypt(document, paths(path))
            #expect(!["x", "y", "z", "w"].contains { encrypted.description.contains("\"\($0)\"") })
            #expect(try await masking.decrypt(encrypted, paths(path)) == document)
        }
    }

    @Test(
        "What is no path is refused",
        arguments: [
            "$.", "$..", "$[", "$[x]", "$[-1]", "$[?(@.a)]", "$[0:2]", "$.a..", "/a~2", "$['a", "a.", "$x]", "$a",
        ])
    func noPaths(_ text: String) throws {
        let error = try #require(throws: MaskingError.self) { try FieldPath(text) }
        #expect(error.code == .invalidPath)
    }

    @Test("Fields that are erased are texts, whatever they were, and the rest stays as it was")
    func erase() throws {
        let erased = try DataMasking().erase(document(), paths("$.customer.age", "$.orders", "name"))
        #expect(erased["customer"]?["age"] == "*****")
        #expect(erased["orders"] == "*****")
        #expect(erased["name"] == "*****")
        #expect(erased["customer"]?["vip"] == true)
        #expect(erased.object?.names == ["name", "customer", "orders", "a.b"])
    }

    @Test(
        "Rules leave what they say",
        arguments: [
            (.text("hidden"), "4111 1111", "hidden"), (.sameLength, "Main St 5", "**** ** *"),
            (.keepingLast(4), "4111111111111111", "************1111"), (.keepingLast(4), "12345678", "********"),
            (.keepingFirst(2), "abcdef", "ab****"), (.keepingFirst(3), "abc", "***"), (.keepingLast(0), "abc", "***"),
            (.email, "Jane@Example.com", "J*****@example.com"), (.email, "no address", "*****"),
            (.keepingLast(1), "ö😀é", "**é"),
        ] as [(MaskingRule, String, String)])
    func rules(_ rule: MaskingRule, _ text: String, _ masked: String) throws {
        #expect(try DataMasking().erase(["a": .string(text)], paths("a"), by: rule) == ["a": .string(masked)])
    }

    @Test("A pattern masks the words in which it matches, in linear time")
    func pattern() throws {
        let cards = MaskingRule.words(try MaskingPattern("^[0-9]{12,19}$"))
        let masked = try DataMasking().erase(
            ["a": "pay 4111111111111111  now\t12"], paths("a"), by: cards)
        #expect(masked == ["a": "pay *****  now\t12"])
        let hostile = MaskingRule.words(try MaskingPattern("^(a+)+$"))
        let text = String(repeating: "a", count: 20_000) + "!"
        #expect(try DataMasking().erase(["a": .string(text)], paths("a"), by: hostile) == ["a": .string(text)])
        #expect(throws: MaskingError.self) { try MaskingPattern("(") }
    }

    @Test("Rules mask each value inside a list or an object, and numbers as texts")
    func containers() throws {
        let masked = try DataMasking().erase(
            document(), [(FieldPath("customer"), .sameLength), (FieldPath("$..card"), .keepingLast(4))])
        #expect(masked["customer"]?["age"] == "**")
        #expect(masked["customer"]?["vip"] == "****")
        #expect(masked["customer"]?["note"] == .some(nil))
        #expect(masked["orders"]?.array?.last?["card"] == "***********0005")
    }

    @Test("A path that leads nowhere is refused, unless that is to be passed over")
    func missing() throws {
        let error = try #require(throws: MaskingError.self) {
            try DataMasking().erase(document(), paths("custmer.ssn"))
        }
        #expect(error.code == .fieldMissing)
        #expect(try DataMasking(missing: .passedOver).erase(document(), paths("custmer.ssn")) == document())
    }

    private static func masking(_ byte: UInt8 = 7) throws -> DataMasking {
        DataMasking(protector: LocalDataProtector(key: try SymmetricKey([UInt8](repeating: byte, count: 32))))
    }

    @Test("Fields that are encrypted come back with their types and digits")
    func encryption() async throws {
        let fields = try paths("$.customer", "$.orders[*].card", "/name")
        let encrypted = try await Self.masking().encrypt(document(), fields, context: ["tenant": "t-1"])
        #expect(encrypted["customer"]?.string?.hasPrefix(DataMasking.prefix) == true)
        for secret in ["Jane", "123-45", "4111"] { #expect(!encrypted.description.contains(secret)) }
        #expect(encrypted["orders"]?.array?.first?["id"] == 1)
        let decrypted = try await Self.masking().decrypt(encrypted, fields, context: ["tenant": "t-1"])
        #expect(decrypted.bytes == (try document().bytes))
        let deep = (0..<500).reduce(JSONValue.number(JSONNumber(ExactDecimal(minorUnits: 1, fractionDigits: 400)))) {
            inner, _ in [inner]
        }
        let round = try await Self.masking().encrypt(["deep": deep], paths("deep"))
        #expect(try await Self.masking().decrypt(round, paths("deep")) == ["deep": deep])
    }

    @Test("What was encrypted is opened with its key, its context and in its field alone")
    func binding() async throws {
        let fields = try paths("a", "b")
        let encrypted = try await Self.masking().encrypt(["a": 1, "b": 2], fields, context: ["tenant": "t-1"])
        let swapped: JSONValue = ["a": encrypted["b"] ?? nil, "b": encrypted["a"] ?? nil]
        let attempts: [(DataMasking, JSONValue, EncryptionContext)] = try [
            (Self.masking(8), encrypted, ["tenant": "t-1"]), (Self.masking(), encrypted, ["tenant": "t-2"]),
            (Self.masking(), encrypted, [:]), (Self.masking(), swapped, ["tenant": "t-1"]),
            (Self.masking(), ["a": 1, "b": 2], ["tenant": "t-1"]),
            (Self.masking(), ["a": "protected:v1:AAAA", "b": 2], ["tenant": "t-1"]),
        ]
        for (masking, document, context) in attempts {
            let error = try await #require(throws: MaskingError.self) {
                try await masking.decrypt(document, fields, context: context)
            }
            #expect(error.code == .decryptionFailed)
        }
    }

    @Test("Elements of a list may change their places")
    func reordered() async throws {
        let fields = try paths("$[*]")
        let encrypted = try await Self.masking().encrypt(["one", "two"], fields)
        let turned = JSONValue.array((encrypted.array ?? []).reversed())
        #expect(try await Self.masking().decrypt(turned, fields) == ["two", "one"])
    }

    @Test("Without something to encrypt with nothing is encrypted")
    func noProtector() async throws {
        let error = try await #require(throws: MaskingError.self) {
            try await DataMasking().encrypt(["a": 1], paths("a"))
        }
        #expect(error.code == .noProtector)
    }

    @Test("Envelope encryption protects fields too, with one data key for a whole document")
    func envelopes() async throws {
        let store = CountingKeyStore(LocalKeyStore([:], wrappingKeys: ["key-1": try SymmetricKey.generate()]))
        let service = try EnvelopeService(.test(), store: store, keyID: "key-1")
        let masking = DataMasking(protector: service)
        let fields = try paths("$.customer.ssn", "$.orders[*].card", "/name")
        let encrypted = try await masking.encrypt(document(), fields, context: ["tenant": "t-1"])
        #expect(store.generated == 1)
        #expect(try await masking.decrypt(encrypted, fields, context: ["tenant": "t-1"]) == document())
        let error = try await #require(throws: MaskingError.self) {
            try await masking.decrypt(encrypted, fields, context: ["tenant": "t-2"])
        }
        #expect((error.cause as? EnvelopeError)?.code == .contextMismatch)
    }
}
