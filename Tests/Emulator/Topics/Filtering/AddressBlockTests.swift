import Testing

@testable import Topics

@Suite("Blocks of addresses in filter policies")
struct AddressBlockTests {
    @Test(
        "What is no block in CIDR notation is refused",
        arguments: [
            "10.0.0.0", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/+8", "10.0.0/8", "10.0.0.256/8", "::/129",
            ":::/8", "1:2:3:4:5:6:7:8:9/8", "::1::/8", "/8", "",
        ])
    func refused(text: String) {
        #expect(AddressBlock(text) == nil)
    }

    @Test(
        "A block has the addresses that begin with its bits",
        arguments: [
            ("10.0.0.0/8", "10.255.0.1", true), ("10.0.0.0/8", "11.0.0.1", false), ("0.0.0.0/0", "1.2.3.4", true),
            ("10.0.0.7/32", "10.0.0.7", true), ("10.0.0.7/32", "10.0.0.6", false), ("::/0", "1.2.3.4", false),
            ("::ffff:10.0.0.0/104", "::ffff:10.1.2.3", true), ("2001:db8::/31", "2001:db9::1", true),
        ])
    func members(block: String, address: String, isMember: Bool) throws {
        #expect(try #require(AddressBlock(block)).contains(address) == isMember)
    }
}
