import Testing
import Wire

@testable import Tables

@Suite struct ConditionTests {
    private static let item: Item = [
        "pk": .string("a"), "n": .number(DynamoNumber(5)), "flag": .bool(true), "txt": .string("hello world"),
        "tags": .stringSet(["red", "blue"]), "numbers": .numberSet([DynamoNumber(1), DynamoNumber(2)]),
        "lst": .list([.string("x"), .map(["deep": .number(DynamoNumber(7))])]),
        "doc": .map(["leaves": .map(["leaf": .string("v")])]), "dat": .binary([1, 2, 3]), "nothing": .null,
    ]

    private static let values: [String: AttributeValue] = [
        ":a": .string("a"), ":b": .string("b"), ":five": .number(DynamoNumber(5)), ":six": .number(DynamoNumber(6)),
        ":one": .number(DynamoNumber(1)), ":seven": .number(DynamoNumber(7)), ":true": .bool(true),
        ":hello": .string("hello"), ":world": .string("world"), ":red": .string("red"), ":x": .string("x"),
        ":v": .string("v"), ":S": .string("S"), ":N": .string("N"), ":bytes": .binary([2, 3]), ":start": .binary([1]),
        ":eleven": .number(DynamoNumber(11)), ":null": .null,
    ]

    private static func parse(_ text: String, names: [String: String]? = nil) throws -> Condition {
        var attributes = try ExpressionAttributes(names: names, values: values)
        return try ExpressionParser.parse(text, parameter: "ConditionExpression", &attributes) {
            (parser) throws(ServiceError) in try parser.condition()
        }
    }

    @Test(
        "a condition holds or not",
        arguments: [
            ("pk = :a", true), ("pk = :b", false), ("pk <> :b", true), ("gone <> :a", true), ("gone = :a", false),
            ("n < :six", true), ("n <= :five", true), ("n > :five", false), ("n >= :five", true), (":six > n", true),
            ("n = :a", false), ("n < :a", false), ("n BETWEEN :five AND :six", true),
            ("n between :six and :eleven", false),
            ("pk IN (:b, :a)", true), ("pk IN (:b)", false), ("attribute_exists(n)", true),
            ("attribute_exists(nope)", false), ("attribute_not_exists(nope)", true), ("attribute_not_exists(n)", false),
            ("attribute_exists(nothing)", true), ("nothing = :null", true),
            ("attribute_type(n, :N)", true), ("attribute_type(n, :S)", false), ("attribute_type(nope, :S)", false),
            ("begins_with(txt, :hello)", true), ("begins_with(txt, :world)", false),
            ("begins_with(dat, :start)", true),
            ("contains(txt, :world)", true), ("contains(tags, :red)", true), ("contains(tags, :x)", false),
            ("contains(numbers, :one)", true), ("contains(lst, :x)", true), ("contains(dat, :bytes)", true),
            ("contains(n, :five)", false),
            ("size(txt) = :eleven", true), ("size(tags) < :five", true), ("size(n) = :one", false),
            ("size(lst) > :one", true),
            ("doc.leaves.leaf = :v", true), ("lst[1].deep = :seven", true), ("lst[0] = :x", true),
            ("lst[7] = :x", false), ("doc.leaves.nope = :v", false), ("#p = :a", true),
            // NOT binds most, then AND, then OR.
            ("pk = :b AND pk = :a OR pk = :a", true), ("pk = :a OR pk = :a AND pk = :b", true),
            ("(pk = :a OR pk = :a) AND pk = :b", false), ("NOT pk = :b AND pk = :a", true),
            ("NOT (pk = :b AND pk = :a)", true), ("NOT pk = :a OR pk = :a", true), ("NOT NOT pk = :a", true),
            ("(pk) = :a", true), ("(pk = :a)", true), ("(size(txt)) = (:eleven)", true),
            ("pk = :a and not attribute_exists(nope) AND (n > :one OR n < :one)", true),
            ("  pk=:a\n\tAND\r n=:five ", true),
        ])
    func holds(_ text: String, _ expected: Bool) throws {
        let condition = try Self.parse(text, names: text.contains("#p") ? ["#p": "pk"] : nil)
        #expect(condition.holds(for: Self.item) == expected)
    }

    @Test(
        "what is wrong with an expression is told in AWS's words",
        arguments: [
            ("", "The expression can not be empty;"),
            ("INVALID SYNTAX HERE", #"Syntax error; token: "SYNTAX", near: "INVALID SYNTAX HERE""#),
            ("pk = ", #"Syntax error; token: "<EOF>", near: "=""#),
            ("pk = :a AND __typename = :b", #"Syntax error; token: "_", near: "AND __""#),
            ("!!! INVALID !!!", #"Syntax error; token: "!", near: "!!""#),
            ("(pk = :a", #"Syntax error; token: "<EOF>", near: ":a""#),
            ("pk = :a)", #"Syntax error; token: ")", near: ":a)""#),
            ("status = :a", "Attribute name is a reserved keyword; reserved keyword: status"),
            ("doc.Name = :a", "Attribute name is a reserved keyword; reserved keyword: Name"),
            (
                "#x = :a",
                "An expression attribute name used in the document path is not defined; attribute name: #x"
            ),
            ("pk = :nope", "An expression attribute value used in expression is not defined; attribute value: :nope"),
            ("((pk = :a))", "The expression has redundant parentheses;"),
            ("((attribute_not_exists(pk)))", "The expression has redundant parentheses;"),
            ("((pk)) = :a", "The expression has redundant parentheses;"),
            ("attribute_exist(pk)", "Invalid function name; function: attribute_exist"),
            ("Size(pk) = :five", "Invalid function name; function: Size"),
            (
                "attribute_exists(pk, n)",
                "Incorrect number of operands for operator or function; operator or function: attribute_exists, number of operands: 2"
            ),
            (
                "attribute_exists(:a)",
                "Operator or function requires a document path; operator or function: attribute_exists"
            ),
            (
                "begins_with(pk, :five)",
                "Incorrect operand type for operator or function; operator or function: begins_with, operand type: N"
            ),
            (
                "attribute_type(pk, :hello)",
                "Invalid attribute type name found; type: hello, valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}"
            ),
            (
                "contains(pk, pk)",
                "The first operand must be distinct from the remaining operands for this operator or function; operator: contains, first operand: [pk]"
            ),
            (
                "pk = pk",
                "The first operand must be distinct from the remaining operands for this operator or function; operator: =, first operand: [pk]"
            ),
            (
                "n BETWEEN :six AND :five",
                "The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: {N:6}, upper bound operand: AttributeValue: {N:5}"
            ),
            (
                "n BETWEEN :six AND :a",
                "The BETWEEN operator requires same data type for lower and upper bounds; lower bound operand: AttributeValue: {N:6}, upper bound operand: AttributeValue: {S:a}"
            ),
            ("size(pk)", "The function is not allowed to be used this way in an expression; function: size"),
            (
                "contains(pk, :a) = :true",
                "The function is not allowed to be used this way in an expression; function: contains"
            ),
        ])
    func refused(_ text: String, _ message: String) {
        let error = #expect(throws: ServiceError.self) { try Self.parse(text) }
        #expect(error?.message == "Invalid ConditionExpression: \(message)")
        #expect(error?.code == "ValidationException")
    }

    @Test("an expression may not be endless: in length, in depth, in operands")
    func limits() throws {
        let long = String(repeating: "pk = :a AND ", count: 400) + "pk = :a"
        #expect(throws: ServiceError.self) { try Self.parse(long) }
        let deep = String(repeating: "NOT ", count: 900) + "pk = :a"
        #expect(throws: ServiceError.self) { try Self.parse(deep) }
        let parentheses = String(repeating: "(", count: 2_000) + "pk"
        #expect(throws: ServiceError.self) { try Self.parse(parentheses) }
        let many = "pk IN (" + Array(repeating: ":a", count: 101).joined(separator: ",") + ")"
        #expect(throws: ServiceError.self) { try Self.parse(many) }
    }
}
