import SystemPackage

/// Standard output, unbuffered: functions' logs go there too, and a pipe must show both in their order.
enum Terminal {
    static func write(_ text: String) throws {
        try FileDescriptor.standardOutput.writeAll(text.utf8)
    }
}
