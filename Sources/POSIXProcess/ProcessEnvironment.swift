@preconcurrency import Glibc

/// The process's environment variables.
package enum ProcessEnvironment {
    /// Every variable as it is now. Foundation's `ProcessInfo` gives the same, at ten times the cost on first use, which a
    /// cold start feels.
    ///
    /// It must not run while another thread changes the environment.
    package static func variables() -> [String: String] {
        var count = 0
        while environ[count] != nil { count += 1 }
        var variables = [String: String](minimumCapacity: count)
        // Backwards, because of a name that stands there twice `getenv` takes the first.
        for place in (0..<count).reversed() {
            if let text = environ[place], let equals = strchr(text, Int32(UInt8(ascii: "="))) {
                let name = UnsafeRawBufferPointer(start: text, count: UnsafePointer(equals) - UnsafePointer(text))
                variables[String(decoding: name, as: UTF8.self)] = String(cString: equals + 1)
            }
        }
        return variables
    }
}
