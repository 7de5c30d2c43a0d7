import Testing
import Wire

@testable import Tables

@Suite struct UpdateTests {
    private static let item: Item = [
        "n": .number(DynamoNumber(10)), "txt": .string("old"), "tags": .stringSet(["a", "b"]),
        "lst": .list([.string("0"), .string("1"), .string("2")]), "doc": .map(["n": .number(DynamoNumber(1))]),
        "numbers": .numberSet([DynamoNumber(1)]),
    ]

    private static let values: [String: AttributeValue] = [
        ":n": .number(DynamoNumber(3)), ":s": .string("new"), ":l": .list([.string("z")]),
        ":set": .stringSet(["b", "c"]),
        ":all": .stringSet(["a", "b"]), ":nums": .numberSet([DynamoNumber(1), DynamoNumber(2)]), ":bool": .bool(true),
        ":m": .map([:]), ":big": .number(.zero),
    ]

    private static func parse(_ text: String) throws -> UpdateExpression {
        var attributes = try ExpressionAttributes(names: ["#n": "n", "#m": "doc"], values: values)
        return try ExpressionParser.parse(text, parameter: "UpdateExpression", &attributes) {
            (parser) throws(ServiceError) in try parser.update()
        }
    }

    private static func number(_ value: Int) -> AttributeValue { .number(DynamoNumber(value)) }
    private static func list(_ texts: String...) -> AttributeValue { .list(texts.map(AttributeValue.string)) }

    static let cases: [(String, String, AttributeValue?)] = [
        ("SET n = :n", "n", number(3)), ("SET n = n + :n", "n", number(13)), ("SET n = :n - n", "n", number(-7)),
        ("set fresh = :s", "fresh", .string("new")), ("SET n = (n + :n)", "n", number(13)),
        ("SET n = (n) + (:n)", "n", number(13)),
        ("SET fresh = if_not_exists(fresh, :n) + :n", "fresh", number(6)),
        ("SET n = if_not_exists(n, :n) + :n", "n", number(13)),
        ("SET lst = list_append(lst, :l)", "lst", list("0", "1", "2", "z")),
        ("SET lst = list_append(:l, lst)", "lst", list("z", "0", "1", "2")),
        ("SET fresh = list_append(if_not_exists(fresh, :l), :l)", "fresh", list("z", "z")),
        ("SET lst[1] = :s", "lst", list("0", "new", "2")), ("SET lst[9] = :s", "lst", list("0", "1", "2", "new")),
        ("SET lst[9] = :s, lst[7] = lst[0]", "lst", list("0", "1", "2", "0", "new")),
        ("SET doc.fresh = :s", "doc", .map(["n": number(1), "fresh": .string("new")])),
        ("SET #m.#n = #m.#n + :n", "doc", .map(["n": number(4)])),
        // Values come from the item as it was.
        ("SET n = :n, fresh = n", "fresh", number(10)),
        ("REMOVE txt", "txt", nil), ("REMOVE nothing", "nothing", nil), ("REMOVE doc.n", "doc", .map([:])),
        ("REMOVE lst[1]", "lst", list("0", "2")), ("REMOVE lst[0], lst[2]", "lst", list("1")),
        ("REMOVE lst[9]", "lst", list("0", "1", "2")),
        ("SET lst[1] = :s REMOVE lst[0]", "lst", list("new", "2")),
        ("ADD n :n", "n", number(13)), ("ADD fresh :n", "fresh", number(3)),
        ("ADD tags :set", "tags", .stringSet(["a", "b", "c"])), ("ADD fresh :set", "fresh", .stringSet(["b", "c"])),
        ("ADD numbers :nums", "numbers", .numberSet([DynamoNumber(1), DynamoNumber(2)])),
        ("ADD doc.n :n", "doc", .map(["n": number(4)])),
        ("DELETE tags :set", "tags", .stringSet(["a"])), ("DELETE tags :all", "tags", nil),
        ("DELETE fresh :all", "fresh", nil), ("DELETE numbers :nums", "numbers", nil),
        ("SET fresh = :s REMOVE txt ADD n :n DELETE tags :set", "n", number(13)),
    ]

    @Test("an update leaves this value", arguments: cases.indices)
    func applies(_ index: Int) throws {
        let (text, attribute, expected) = Self.cases[index]
        let updated = try UpdateEvaluator(item: Self.item).apply(Self.parse(text))
        #expect(updated[attribute] == expected, "\(text)")
    }

    @Test(
        "an update that this item does not allow is refused in AWS's words",
        arguments: [
            ("SET fresh = nothing", "The provided expression refers to an attribute that does not exist in the item"),
            ("SET n = txt + :n", "An operand in the update expression has an incorrect data type"),
            ("SET lst = list_append(lst, n)", "An operand in the update expression has an incorrect data type"),
            ("ADD txt :n", "An operand in the update expression has an incorrect data type"),
            ("ADD tags :nums", "An operand in the update expression has an incorrect data type"),
            ("DELETE n :set", "An operand in the update expression has an incorrect data type"),
            ("SET nothing.a = :s", "The document path provided in the update expression is invalid for update"),
            ("SET nothing[0] = :s", "The document path provided in the update expression is invalid for update"),
            ("SET doc[0] = :s", "The document path provided in the update expression is invalid for update"),
            ("SET lst.a = :s", "The document path provided in the update expression is invalid for update"),
            ("REMOVE nothing.a", "The document path provided in the update expression is invalid for update"),
            ("ADD nothing.a :n", "The document path provided in the update expression is invalid for update"),
        ])
    func refusedByItem(_ text: String, _ message: String) {
        let error = #expect(throws: ServiceError.self) {
            try UpdateEvaluator(item: Self.item).apply(Self.parse(text))
        }
        #expect(error?.message == message)
    }

    @Test(
        "what is wrong with an update expression is told in AWS's words",
        arguments: [
            ("INVALID SYNTAX HERE", #"Syntax error; token: "INVALID", near: "INVALID SYNTAX""#),
            ("SET a", #"Syntax error; token: "<EOF>", near: "a""#),
            ("SET a = n + :n + :n", #"Syntax error; token: "+", near: ":n + :n""#),
            ("SET a = 1", #"Syntax error; token: "1", near: "= 1""#),
            ("REMOVE a b", #"Syntax error; token: "b", near: "a b""#),
            ("SET :a = n", #"Syntax error; token: ":a", near: "SET :a =""#),
            ("DELETE a b", #"Syntax error; token: "b", near: "a b""#),
            ("SET a = :s SET b = :s", "The \"SET\" section can only be used once in an update expression;"),
            ("SET abOrt = :s", "Attribute name is a reserved keyword; reserved keyword: abOrt"),
            (
                "SET a = :s, a = :n",
                "Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a]"
            ),
            (
                "SET a.b = :s REMOVE a",
                "Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a, b], path two: [a]"
            ),
            (
                "SET a[1] = :s, a.b = :s",
                "Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [a, [1]], path two: [a, b]"
            ),
            ("ADD a :s", "Incorrect operand type for operator or function; operator: ADD, operand type: STRING"),
            ("DELETE a :n", "Incorrect operand type for operator or function; operator: DELETE, operand type: NUMBER"),
            (
                "SET a = n + :s",
                "Incorrect operand type for operator or function; operator or function: +, operand type: S"
            ),
            (
                "SET a = list_append(n, :s)",
                "Incorrect operand type for operator or function; operator or function: list_append, operand type: S"
            ),
            (
                "SET a = if_not_exists(:s, n)",
                "Operator or function requires a document path; operator or function: if_not_exists"
            ),
            ("SET a = if_not_exist(n, :n)", "Invalid function name; function: if_not_exist"),
            (
                "SET a = list_append(n)",
                "Incorrect number of operands for operator or function; operator or function: list_append, number of operands: 1"
            ),
        ])
    func refused(_ text: String, _ message: String) {
        let error = #expect(throws: ServiceError.self) { try Self.parse(text) }
        #expect(error?.message == "Invalid UpdateExpression: \(message)")
    }
}
