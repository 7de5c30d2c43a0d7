/// What a decoder made of a text.
enum DecodingOutcome<Value: Equatable>: Equatable {
    case value(Value)
    case keyNotFound(String)
    case valueNotFound(String, type: String)
    case typeMismatch(String, type: String)
    /// Without a place: for a number that does not fit, ours is the number's, and Foundation's is the top.
    case dataCorrupted
    case other(String)

    init(_ decode: () throws -> Value) {
        do {
            self = .value(try decode())
        } catch let error as DecodingError {
            self.init(error)
        } catch {
            self = .other("\(error)")
        }
    }

    private init(_ error: DecodingError) {
        switch error {
        case .keyNotFound(let key, let context): self = .keyNotFound(CodingPath(context.codingPath + [key]).description)
        case .valueNotFound(let type, let context):
            self = .valueNotFound(CodingPath(context.codingPath).description, type: "\(type)")
        case .typeMismatch(let type, let context):
            self = .typeMismatch(CodingPath(context.codingPath).description, type: "\(type)")
        case .dataCorrupted: self = .dataCorrupted
        @unknown default: self = .other("\(error)")
        }
    }
}
