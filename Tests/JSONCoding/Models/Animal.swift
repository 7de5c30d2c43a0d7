/// A class whose subclass encodes it with a super encoder.
class Animal: Codable {
    var name: String

    init(name: String) { self.name = name }
}

final class Dog: Animal {
    enum CodingKeys: String, CodingKey {
        case breed
    }

    var breed: String

    init(name: String, breed: String) {
        self.breed = breed
        super.init(name: name)
    }

    required init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        breed = try container.decode(String.self, forKey: .breed)
        try super.init(from: container.superDecoder())
    }

    override func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(breed, forKey: .breed)
        try super.encode(to: container.superEncoder())
    }
}

extension Dog: Equatable {
    static func == (left: Dog, right: Dog) -> Bool { left.name == right.name && left.breed == right.breed }
}
