/// Names of companies and people that nobody bears who is in this trade.
package enum PartyNames {
    /// Such as `Alder Ridge Media`.
    package static func organization(_ source: inout GenerationSource) -> String {
        "\(source.one(of: places)) \(source.one(of: kinds))"
    }

    /// Such as `Harbourside Fitness Plus`: what is subscribed to.
    package static func service(_ source: inout GenerationSource) -> String {
        "\(source.one(of: places)) \(source.one(of: services))"
    }

    package static func person(_ source: inout GenerationSource) -> (given: String, family: String) {
        (source.one(of: given), source.one(of: family))
    }

    /// Lower case letters, digits and hyphens: `alder-ridge-media`.
    package static func slug(_ name: String) -> String {
        String(
            decoding: name.utf8.map { byte in
                switch byte {
                case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte + 32
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): byte
                default: UInt8(ascii: "-")
                }
            }, as: UTF8.self)
    }

    private static let places = [
        "Alder Ridge", "Birchwater", "Copper Lane", "Driftstone", "Eastmere", "Fernhollow", "Greywater", "Harbourside",
        "Ironbridge", "Juniper Hill", "Kestrel Bay", "Larkfield", "Millbrook", "Northwold", "Orchard Row", "Pinehaven",
        "Quarrydale", "Rowan Gate", "Silverford", "Thornbury", "Umberland", "Vale End", "Westerly", "Yarrow Point",
    ]
    private static let kinds = [
        "Media", "Publishing", "Studios", "Learning", "Software", "Fitness", "Broadcasting", "Games", "Press", "Cloud",
    ]
    private static let services = [
        "Music", "Daily News", "Fitness Plus", "Language Course", "Cloud Storage", "Film Club", "Cooking Box",
        "Audiobooks", "Photo Archive", "Games Pass", "Weather Pro", "Meditation",
    ]
    private static let given = [
        "Amara", "Bruno", "Chiara", "Daniel", "Elif", "Farid", "Greta", "Hiroshi", "Ines", "Jonas", "Katarina", "Luis",
        "Mei", "Nadia", "Oskar", "Priya", "Quentin", "Rosa", "Samuel", "Tomas", "Uma", "Viktor", "Wanda", "Yusuf",
    ]
    private static let family = [
        "Adeyemi", "Bauer", "Costa", "Dubois", "Eriksen", "Ferrari", "Garcia", "Haddad", "Ito", "Jensen", "Kowalski",
        "Lindqvist", "Moreau", "Novak", "Okafor", "Petrov", "Rossi", "Santos", "Tanaka", "Ueda", "Vega", "Weber",
        "Yilmaz", "Zhang",
    ]
}
