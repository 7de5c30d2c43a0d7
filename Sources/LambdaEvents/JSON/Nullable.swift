/// An optional field of an event that remembers whether it was null or absent, so that an event is written as it was
/// read.
///
/// AWS writes `null` for some fields without a value and leaves others out, and the same field may be either, depending
/// on where an event comes from. Two events that differ only in this are equal. A field that code sets to nil is left
/// out, unless it was null before.
@propertyWrapper
public struct Nullable<Value> {
    public var wrappedValue: Value?
    /// Whether the field is written as `null` when it has no value.
    let isWrittenAsNull: Bool

    public init(wrappedValue: Value?) {
        self.wrappedValue = wrappedValue
        isWrittenAsNull = false
    }

    init(read value: Value?) {
        wrappedValue = value
        isWrittenAsNull = value == nil
    }
}

extension Nullable: Sendable where Value: Sendable {}

extension Nullable: Equatable where Value: Equatable {
    public static func == (left: Self, right: Self) -> Bool { left.wrappedValue == right.wrappedValue }
}
