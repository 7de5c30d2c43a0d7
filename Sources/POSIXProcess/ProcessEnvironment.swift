@preconcurrency import Glibc

/// The process's environment variables.
package enum ProcessEnvironment {
    /// Every variable as it is now. Foundation's `ProcessInfo` gives the same, at ten times the cost on first use, which a
    /// cold start feels.
    ///
    /// It must not run while another thread changes the environment.
    package static func variables() -> [String: String] {
        var variables: [String: String] = [:]
        var entry = environ
        while let text = entry.pointee {
            if let equals = strchr(text, Int32(UInt8(ascii: "="))) {
                let name = UnsafeRawBufferPointer(start: text, count: UnsafePointer(equals) - UnsafePointer(text))
                // Of a name that stands there twice `getenv` takes the first.
                let key = String(decoding: name, as: UTF8.self)
                if variables[key] == nil { variables[key] = String(cString: equals + 1) }
            }
            entry += 1
        }
        return variables
    }
}
