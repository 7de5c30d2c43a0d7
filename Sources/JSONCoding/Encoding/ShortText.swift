/// Up to eight bytes that are written in one go.
struct ShortText {
    /// The first byte in the lowest bits.
    let bits: UInt64
    let count: Int

    private init(_ bits: UInt64, count: Int) {
        self.bits = bits
        self.count = count
    }
}

/// What stands around arrays and objects.
extension ShortText {
    static var openObject: ShortText { ShortText(0x7B, count: 1) }
    static var closeObject: ShortText { ShortText(0x7D, count: 1) }
    static var openArray: ShortText { ShortText(0x5B, count: 1) }
    static var closeArray: ShortText { ShortText(0x5D, count: 1) }
}

/// What stands before and behind the attribute values of DynamoDB.
extension ShortText {
    /// `{"S":`
    static var openString: ShortText { ShortText(0x3A_22_53_22_7B, count: 5) }
    /// `{"N":"`
    static var openNumber: ShortText { ShortText(0x22_3A_22_4E_22_7B, count: 6) }
    /// `{"B":`
    static var openBinary: ShortText { ShortText(0x3A_22_42_22_7B, count: 5) }
    /// `{"M":{`
    static var openMap: ShortText { ShortText(0x7B_3A_22_4D_22_7B, count: 6) }
    /// `{"L":[`
    static var openList: ShortText { ShortText(0x5B_3A_22_4C_22_7B, count: 6) }
    /// `{"BOOL":`
    static var openBool: ShortText { ShortText(0x3A_22_4C_4F_4F_42_22_7B, count: 8) }
    /// `{"NULL":`
    static var openNull: ShortText { ShortText(0x3A_22_4C_4C_55_4E_22_7B, count: 8) }
    /// `true}`
    static var closeTrue: ShortText { ShortText(0x7D_65_75_72_74, count: 5) }
    /// `false}`
    static var closeFalse: ShortText { ShortText(0x7D_65_73_6C_61_66, count: 6) }
    /// `}}`
    static var closeMap: ShortText { ShortText(0x7D_7D, count: 2) }
    /// `]}`
    static var closeList: ShortText { ShortText(0x7D_5D, count: 2) }
    /// `"}`
    static var closeNumber: ShortText { ShortText(0x7D_22, count: 2) }
}
