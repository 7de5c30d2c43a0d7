import Foundation

/// A member of each type that coding treats in a way of its own.
struct Sample: Codable, Equatable {
    var string: String
    var optionalString: String?
    var bool: Bool
    var optionalBool: Bool?
    var int: Int
    var optionalInt: Int?
    var int8: Int8
    var int16: Int16
    var int32: Int32
    var int64: Int64
    var int128: Int128
    var uint: UInt
    var uint8: UInt8
    var uint16: UInt16
    var uint32: UInt32
    var uint64: UInt64
    var uint128: UInt128
    var optionalUInt64: UInt64?
    var double: Double
    var optionalDouble: Double?
    var float: Float
    var optionalFloat: Float?
    var date: Date
    var data: Data
    var url: URL
    var decimal: Decimal
    var uuid: UUID
    var color: Color
    var optionalColor: Color?
    var shape: Shape
    var dog: Dog?
    var strings: [String]
    var ints: [Int]
    var doubles: [Double]
    var bools: [Bool]
    var optionals: [String?]
    var matrix: [[Int8]]
    var shapes: [Shape]
    var set: Set<UInt16>
    var names: [String: String]
    var counts: [String: Int]
    var byNumber: [Int: String]
    var byCurrency: [Currency: Decimal]
    var byShape: [[Double]: Bool]
    var nested: [String: [String: [Color]]]
    var box: Box<Box<[String: Double?]>>?
    var range: Range<Int>
}
