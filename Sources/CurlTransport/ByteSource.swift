/// Where the bytes of a connection come from.
package protocol ByteSource {
    /// Waits for bytes and puts them into `buffer`, which has room.
    ///
    /// - Returns: how many there were; zero when there will be no more.
    mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(TransportError) -> Int
}
