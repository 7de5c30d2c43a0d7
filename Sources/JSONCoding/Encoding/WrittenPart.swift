/// A value that is written apart, and the byte in the output that holds its place.
struct WrittenPart {
    static let placeholder = UInt8(ascii: "0")

    var place: Int
    let writer: JSONWriter
}
