/// An enumeration with associated values, whose synthesized coding uses nested containers.
enum Shape: Codable, Equatable {
    case point
    case circle(radius: Double)
    case box(Int, Int)
    case named(String, inside: Color?)
}

enum Color: String, Codable, CaseIterable {
    case red, green, blue
}

/// A key that is no string and no integer by itself.
struct Currency: RawRepresentable, Codable, Hashable, CodingKeyRepresentable {
    let rawValue: String
}
