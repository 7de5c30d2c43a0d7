extension UInt8 {
    /// Whether it is one of the control characters of ASCII: the 32 before the space, and DEL.
    var isASCIIControl: Bool { self < 0x20 || self == 0x7f }

    var isASCIIDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
}
