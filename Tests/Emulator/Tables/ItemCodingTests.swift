import FoundationEssentials
import Testing

@testable import Tables

@Suite struct ItemCodingTests {
    @Test("a stored item is read back the same, whatever is in it", arguments: [UInt64.random(in: 0...UInt64.max)])
    func roundTrip(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        for _ in 0..<300 {
            let item = try Self.item(&random, depth: 0)
            let bytes = ItemEncoder.encode(item)
            #expect(try ItemDecoder.decode(Data(bytes)) == item, "seed \(seed)")
            let wire = try JSONEncoder().encode(item)
            #expect(try JSONDecoder().decode(Item.self, from: wire) == item, "seed \(seed)")
        }
    }

    @Test("damaged bytes are an error and nothing worse", arguments: [UInt64.random(in: 0...UInt64.max)])
    func damaged(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        for _ in 0..<300 {
            var bytes = ItemEncoder.encode(try Self.item(&random, depth: 0))
            switch Int.random(in: 0...2, using: &random) {
            case 0: bytes.removeLast(Int.random(in: 1...bytes.count, using: &random))
            case 1: bytes[Int.random(in: 0..<bytes.count, using: &random)] ^= UInt8.random(in: 1...255, using: &random)
            default: bytes.append(0)
            }
            // Some changes make another item; none may crash.
            _ = try? ItemDecoder.decode(Data(bytes))
        }
    }

    private static func item(_ random: inout SeededRandom, depth: Int) throws -> Item {
        var item: Item = [:]
        for _ in 0..<Int.random(in: 0...4, using: &random) {
            item[text(&random)] = try value(&random, depth: depth)
        }
        return item
    }

    private static func text(_ random: inout SeededRandom) -> String {
        String(
            (0..<Int.random(in: 0...6, using: &random)).map { _ in "aZ é€😀0\"\\".randomElement(using: &random) ?? "x" })
    }

    private static func bytes(_ random: inout SeededRandom) -> [UInt8] {
        (0..<Int.random(in: 0...5, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
    }

    private static func number(_ random: inout SeededRandom) throws -> DynamoNumber {
        try DynamoNumber(
            "\(Int.random(in: -1_000_000...1_000_000, using: &random))e\(Int.random(in: -120...110, using: &random))")
    }

    private static func value(_ random: inout SeededRandom, depth: Int) throws -> AttributeValue {
        switch Int.random(in: 0...(depth < 3 ? 9 : 7), using: &random) {
        case 0: .string(text(&random))
        case 1: .number(try number(&random))
        case 2: .binary(bytes(&random))
        case 3: .bool(Bool.random(using: &random))
        case 4: .null
        case 5: .stringSet(["a", "b\(Int.random(in: 0...9, using: &random))"])
        case 6: .numberSet([try number(&random)])
        case 7: .binarySet([bytes(&random)])
        case 8: .map(try item(&random, depth: depth + 1))
        default: .list([try value(&random, depth: depth + 1), try value(&random, depth: depth + 1)])
        }
    }
}
