import Foundation
import TestSupport

/// What an encoder made of a value: the text, read back by Foundation, or the place of the error.
enum EncodingOutcome: Equatable {
    case value(JSON)
    case invalidValue(String)
    case other(String)

    init(_ encode: () throws -> [UInt8]) {
        do {
            self = .value(try JSONDecoder().decode(JSON.self, from: Data(try encode())))
        } catch EncodingError.invalidValue(_, let context) {
            self = .invalidValue(CodingPath(context.codingPath).description)
        } catch {
            self = .other("\(error)")
        }
    }
}
