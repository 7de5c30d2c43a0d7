import Wire

extension ExpressionParser {
    /// A list of paths.
    mutating func projection() throws(ServiceError) -> Projection {
        let paths = try list { (parser) throws(ServiceError) in try parser.path() }
        checkApart(paths)
        return Projection(paths: paths)
    }
}
