import Wire

extension Projection {
    /// The projection of a request that has no other expression.
    static func parse(
        _ expression: String?, _ names: [String: String]?, hasAttributesToGet: Bool
    ) throws(ServiceError) -> Projection? {
        var attributes = try ExpressionParameters(
            expressions: [("ProjectionExpression", expression)],
            legacy: [("AttributesToGet", hasAttributesToGet)], names: names, values: nil
        ).attributes()
        guard let expression else { return nil }
        let projection = try ExpressionParser.parse(
            expression, parameter: "ProjectionExpression", &attributes
        ) { (parser) throws(ServiceError) in try parser.projection() }
        try attributes.checkAllUsed()
        return projection
    }
}
