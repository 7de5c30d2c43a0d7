/// What a stream's records show of a change, besides its key.
package enum StreamViewType: String, Codable, Sendable, CaseIterable {
    case newImage = "NEW_IMAGE"
    case oldImage = "OLD_IMAGE"
    case newAndOldImages = "NEW_AND_OLD_IMAGES"
    case keysOnly = "KEYS_ONLY"

    var showsOld: Bool { self == .oldImage || self == .newAndOldImages }
    var showsNew: Bool { self == .newImage || self == .newAndOldImages }
}
