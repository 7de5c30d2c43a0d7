import Testing

@testable import SharedLayer

@Suite("DynamoDB expressions")
struct DynamoExpressionTests {
    private static let a = AttributeValue.string("1")

    @Test(
        "Conditions are made of placeholders and fixed words",
        arguments: [
            (.attributeNotExists("pk"), "attribute_not_exists(#n0)"), (.equals("v", a), "#n0 = :v0"),
            (.between("v", a, a), "#n0 BETWEEN :v0 AND :v1"), (.isIn("v", [a, a]), "#n0 IN (:v0, :v1)"),
            (.beginsWith("v", "x"), "begins_with(#n0, :v0)"), (.attributeType("v", "S"), "attribute_type(#n0, :v0)"),
            (.and(.attributeExists("x"), .notEquals("x", a)), "(attribute_exists(#n0)) AND (#n0 <> :v0)"),
            (.or(.not(.lessThan("x", a)), .greaterThanOrEquals("y", a)), "(NOT (#n0 < :v0)) OR (#n1 >= :v1)"),
            (.equals(DynamoPath("m").member("k").element(2), a), "#n0.#n1[2] = :v0"),
            (.sizeLessThan("x", 5), "size(#n0) < :v0"), (.contains("x", a), "contains(#n0, :v0)"),
        ] as [(DynamoCondition, String)])
    func conditions(_ condition: DynamoCondition, _ text: String) {
        var expression = DynamoExpression()
        #expect(condition.text(in: &expression) == text)
    }

    @Test("Nothing that comes from outside gets into an expression's text")
    func injection() {
        var expression = DynamoExpression()
        let hostile = "x = :v0 OR attribute_exists(y) --"
        let text = DynamoCondition.and(.equals(DynamoPath(hostile), .string(hostile)), .beginsWith("a", hostile))
            .text(in: &expression)
        #expect(text == "(#n0 = :v0) AND (begins_with(#n1, :v1))")
        #expect(expression.names == ["#n0": hostile, "#n1": "a"])
        #expect(expression.values == [":v0": .string(hostile), ":v1": .string(hostile)])
    }

    @Test("An update has one clause for each kind of action")
    func update() {
        var expression = DynamoExpression()
        let update: DynamoUpdate = [
            .remove("token"), .set("status", Self.a), .increment("version", by: 1), .setIfAbsent("created", Self.a),
            .add("tags", .stringSet(["x"])), .append("log", [Self.a]), .delete("tags", .stringSet(["y"])),
        ]
        #expect(
            update.text(in: &expression)
                == "SET #n1 = :v0, #n2 = #n2 + :v1, #n3 = if_not_exists(#n3, :v2), "
                + "#n5 = list_append(if_not_exists(#n5, :v4), :v5) REMOVE #n0 ADD #n4 :v3 DELETE #n4 :v6")
        #expect(expression.names["#n2"] == "version")
    }

    @Test("A query's expressions share their names and do not mix their values")
    func query() throws {
        let query = DynamoQuery(
            table: "t", key: DynamoKeyCondition("pk", Self.a, sort: .beginsWith("sk", "E#")),
            filter: .equals("pk", .string("2")), projection: ["sk", "pk"])
        let request = query.request
        #expect(request.keyCondition == "#n0 = :v0 AND begins_with(#n1, :v1)")
        #expect(request.filter == "#n0 = :v2")
        #expect(request.projection == "#n1, #n0")
        #expect(request.expression.values[":v2"] == .string("2"))
        #expect(request.isConsistent == true)
    }

    @Test("An index is never asked for a consistent read")
    func index() {
        #expect(DynamoQuery(table: "t", index: "i", key: DynamoKeyCondition("a", Self.a)).request.isConsistent == false)
    }
}
