extension ShapeError {
    /// What a `DecodingError` says, by the path of the field that it is about.
    init(_ error: any Error) {
        switch error {
        case let error as ShapeError:
            self = error
        case DecodingError.keyNotFound(let key, let context):
            self.init(.missing, field: Self.path(context.codingPath + [key]), "must be there")
        case DecodingError.valueNotFound(_, let context):
            self.init(.missing, field: Self.path(context.codingPath), "must have a value")
        case DecodingError.typeMismatch(_, let context):
            self.init(.wrongType, field: Self.path(context.codingPath), context.debugDescription)
        case DecodingError.dataCorrupted(let context):
            if let cause = context.underlyingError as? ShapeError {
                self.init(cause.code, field: Self.path(context.codingPath), cause.message)
            } else {
                self.init(.malformedValue, field: Self.path(context.codingPath), context.debugDescription)
            }
        default:
            self.init(.malformedValue, field: "", "\(error)")
        }
    }

    private static func path(_ keys: [any CodingKey]) -> String {
        keys.reduce(into: "") { path, key in
            if let index = key.intValue {
                path += "[\(index)]"
            } else {
                path += path.isEmpty ? key.stringValue : "." + key.stringValue
            }
        }
    }
}
