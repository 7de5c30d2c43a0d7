@testable import SharedLayer

/// A URL that is taken leads to one host; an address is what its bytes say; a range holds its own base; a time is a time.
func fuzzPartnerURL(_ input: FuzzInput) throws(BrokenPromise) {
    var input = input
    let (url, address, block, retryAfter) = (input.text(), input.text(), input.text(), input.text())
    if let read = try? PartnerURL(url) {
        try promise(isSound(read, of: url), "the parts of “\(url)” are its own")
        if let address = read.address { try promiseAddress(address) }
    }
    if let read = IPAddress(address) {
        try promise(address.utf8.count <= 45, "an address is short: “\(address)”")
        try promiseAddress(read)
    }
    if let read = AddressBlock(block) {
        let base = block.prefix { $0 != "/" }
        try promise(IPAddress(base).map(read.contains) == true, "\(read) has its own base in it")
        try promise(AddressBlock(read.description) == read, "\(read) says the same as “\(block)”")
    }
    let now = Timestamp(secondsSince1970: 1_800_000_000)
    if let seconds = RetryAfter.seconds(retryAfter, now: now) {
        try promise((0...86_400).contains(seconds), "“\(retryAfter)” is no longer than a day: \(seconds)")
    }
    _ = HMACSignature(secrets: ["secret"]).isValid(retryAfter, for: [], at: now)
}

private func isSound(_ read: PartnerURL, of url: String) -> Bool {
    let rest = url.dropFirst(read.isEncrypted ? 8 : 7)
    let bare = rest.first == "[" ? rest.dropFirst() : rest
    return bare.lowercased().hasPrefix(read.host.lowercased()) && (1...65_535).contains(read.port)
        && !read.host.contains { "@/?#%\\ ".contains($0) }
}

private func promiseAddress(_ address: IPAddress) throws(BrokenPromise) {
    try promise(IPAddress(address.description) == address, "\(address) is the address that it was read from")
    guard AddressPolicy().permits(address) else { return }
    // What nobody outside can have: these, whatever the tables say.
    let isInside =
        address.isVersion4
        ? [0, 10, 127].contains(address.bytes[0]) || address.bytes[0] >= 224
        : address.bytes[0] & 0xe0 != 0x20
    try promise(!isInside, "\(address) is outside")
}
