import TestSupport
import Testing

@testable import SharedLayer

@Suite struct AddressPolicyTests {
    @Test(
        "permits no inside address",
        arguments: [
            "0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "127.255.255.254", "169.254.169.254", "172.16.0.1",
            "172.31.255.255", "192.0.0.1", "192.0.2.1", "192.168.1.1", "198.18.0.1", "198.51.100.1", "203.0.113.1",
            "224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8",
            "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::808:808", "64:ff9b:1::1", "100::1", "fc00::1", "fd00:ec2::254",
            "fe80::1", "fec0::1", "ff02::1", "2001::1", "2001:db8::1", "2002:7f00:1::", "3fff::1",
        ])
    func inside(text: String) throws {
        #expect(!AddressPolicy().permits(try #require(IPAddress(text))))
    }

    @Test(
        "permits public addresses",
        arguments: [
            "8.8.8.8", "1.1.1.1", "100.63.255.255", "100.128.0.0", "172.15.255.255", "172.32.0.0", "223.255.255.255",
            "2606:4700:4700::1111", "2a00:1450:4001:80b::200e",
        ])
    func outside(text: String) throws {
        #expect(AddressPolicy().permits(try #require(IPAddress(text))))
    }

    @Test("permits the inside addresses that are allowed, and those alone")
    func allowed() throws {
        let policy = try AddressPolicy(insideAddressesAllowed: ["127.0.0.0/8", "::1"])
        #expect(policy.permits(try #require(IPAddress("127.0.0.1"))))
        #expect(policy.permits(try #require(IPAddress("::1"))))
        #expect(!policy.permits(try #require(IPAddress("::ffff:127.0.0.1"))))
        #expect(!policy.permits(try #require(IPAddress("169.254.169.254"))))
    }

    @Test("permits nothing that Python's ipaddress does not call global, at and beside each block's bounds")
    func agreesWithPython() async throws {
        let blocks = [
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
            "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "::/128", "::1/128", "::/96", "::ffff:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2000::/3",
            "2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20", "5f00::/16", "fc00::/7",
            "fe80::/10", "fec0::/10", "ff00::/8",
        ]
        let script = """
            import ipaddress, sys
            for text in sys.argv[1:]:
                block = ipaddress.ip_network(text)
                for number in (block.network_address, block.broadcast_address):
                    for step in (-1, 0, 1):
                        value = int(number) + step
                        if 0 <= value < 2 ** block.max_prefixlen:
                            address = type(number)(value)
                            print(address, int(address.is_global and not address.is_multicast))
            """
        let finished = try await ChildProcess.finish("python3", ["-c", script] + blocks)
        let lines = finished.output.split(separator: "\n")
        #expect(lines.count > 200, "\(finished.output)")
        for line in lines {
            let parts = line.split(separator: " ")
            let address = try #require(IPAddress(parts[0]))
            if AddressPolicy().permits(address) { #expect(parts[1] == "1", "\(line)") }
        }
    }

    @Test("says which setting is no range of addresses")
    func invalid() {
        let error = #expect(throws: PartnerCommunicationError.self) {
            try AddressPolicy(insideAddressesAllowed: ["127.0.0.0/8", "localhost"])
        }
        #expect(error?.code == .invalidConfiguration)
        #expect(error?.message.contains("localhost") == true)
    }
}
