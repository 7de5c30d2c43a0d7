/// A type with one member that must be there and one that need not.
struct Box<Value: Codable & Equatable>: Codable, Equatable {
    var value: Value
    var other: Value?
}
