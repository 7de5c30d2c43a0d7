/// One piece of a pattern's JSON.
enum PatternToken: Sendable, Equatable {
    case startObject, endObject, startArray, endArray
    case name([UInt8])
    case string([UInt8])
    case number([UInt8])
    case `true`, `false`, null

    var isNumber: Bool {
        if case .number = self { true } else { false }
    }

    /// As messages quote it.
    var text: String {
        switch self {
        case .startObject: "{"
        case .endObject: "}"
        case .startArray: "["
        case .endArray: "]"
        case .name(let text), .string(let text), .number(let text): String(decoding: text, as: UTF8.self)
        case .true: "true"
        case .false: "false"
        case .null: "null"
        }
    }
}
