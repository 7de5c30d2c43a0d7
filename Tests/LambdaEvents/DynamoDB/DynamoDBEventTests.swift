import FoundationEssentials
import LambdaEvents
import Testing

@Suite("DynamoDB stream events")
struct DynamoDBEventTests {
    private static func image() throws -> [String: DynamoDBEvent.AttributeValue] {
        let event: DynamoDBEvent = try Sample.decode("dynamodb-all-types")
        return try #require(event.records.first?.dynamodb.newImage)
    }

    @Test("Changes are insertions, modifications and removals, with the images that go with them")
    func changes() throws {
        let event: DynamoDBEvent = try Sample.decode("dynamodb-update")
        #expect(event.records.map(\.eventName) == [.insert, .modify, .remove])
        #expect(event.records[1].dynamodb.oldImage?["Message"]?.string == "New item!")
        #expect(event.records[1].dynamodb.newImage?["Message"]?.string == "This item has changed")
        #expect(event.records[0].dynamodb.oldImage == nil)
        #expect(event.records[0].dynamodb.keys?["Id"]?.integer == 101)
        #expect(event.records[0].dynamodb.createdAt == Date(timeIntervalSince1970: 1_428_537_600))
        #expect(!event.records[2].isTimeToLiveDeletion)
    }

    @Test("A deletion by time to live is told from one by a user")
    func timeToLive() throws {
        let event: DynamoDBEvent = try Sample.decode("dynamodb-time-to-live")
        #expect(event.records.map(\.isTimeToLiveDeletion) == [true, false])
    }

    @Test("Values are typed exactly: all digits of numbers, the bytes of binary values, sets, lists and maps")
    func values() throws {
        let image = try Self.image()
        #expect(image["amount"] == .number("12345678901234567890.123456789012345678"))
        #expect(image["amount"]?.decimal?.description == "12345678901234567890.123456789012345678")
        #expect(image["small"]?.number == "1E-130")
        #expect(image["count"]?.integer == -3)
        #expect(image["digest"]?.binary == [0xde, 0xad, 0xbe, 0xef])
        #expect(image["tags"] == .stringSet(["a", "b"]))
        #expect(image["numbers"] == .numberSet(["1", "2.50", "-0.1"]))
        #expect(image["digests"] == .binarySet([[0, 1, 2], [0xff, 0xff]]))
        #expect(image["lines"]?.list?[0].map?["sku"]?.string == "A-1")
        #expect(image["lines"]?.list?[1].isNull == true)
        #expect(image["paid"]?.bool == false)
        #expect(image["note"]?.isNull == true)
    }

    @Test("An item becomes a type of the function")
    func items() throws {
        struct Order: Decodable {
            struct Line: Decodable, Equatable {
                let sku: String
                let count: Int
            }
            let id: String
            let amount: Decimal
            let digest: Data
            let tags: Set<String>
            let numbers: [Decimal]
            let lines: [AnyJSON]
            let address: [String: String?]
            let paid: Bool
            let note: String?
        }
        let order = try Self.image().decodeItem(as: Order.self)
        #expect(order.id == "order-17")
        #expect(order.amount == Decimal(string: "12345678901234567890.123456789012345678"))
        #expect(order.digest == Data([0xde, 0xad, 0xbe, 0xef]))
        #expect(order.tags == ["a", "b"])
        #expect(order.numbers == [1, 2.5, -0.1])
        #expect(try order.lines[0].decode(as: Order.Line.self) == Order.Line(sku: "A-1", count: 2))
        #expect(order.address == ["city": "Köln", "zip": nil])
        #expect(!order.paid)
        #expect(order.note == nil)
    }

    @Test("Tools that write every type, all but one as null, are understood")
    func allTypesButOneNull() throws {
        let text = #"{"S":null,"N":"3.14159","B":null,"BOOL":null,"NULL":null,"SS":null}"#
        let value = try JSONDecoder().decode(DynamoDBEvent.AttributeValue.self, from: Data(text.utf8))
        #expect(value == .number("3.14159"))
    }

    @Test(
        "What is no attribute value fails",
        arguments: [
            "{}", #"{"S":null}"#, #"{"S":"a","N":"1"}"#, #"{"X":"a"}"#, #"{"N":1}"#, #"{"B":"a!"}"#, #"{"BS":["a!"]}"#,
            #""a""#,
        ])
    func wrongValues(_ text: String) {
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(DynamoDBEvent.AttributeValue.self, from: Data(text.utf8))
        }
    }

    @Test("A tumbling window comes with its state")
    func window() throws {
        let event: DynamoDBEvent = try Sample.decode("dynamodb-tumbling-window")
        #expect(event.window?.end == "2026-11-21T12:05:00Z")
        #expect(event.state?["total"]?.integer == 3)
        #expect(event.isFinalInvokeForWindow == false)
        #expect(event.records.first?.dynamodb.newImage == nil)
    }
}
