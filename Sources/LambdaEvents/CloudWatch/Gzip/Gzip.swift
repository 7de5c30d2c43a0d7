/// Reads gzip (RFC 1952) with an inflater in Swift, so that functions need no zlib for the little that they get.
package enum Gzip {
    /// The data of all members, each checked against its CRC and its length.
    ///
    /// Throws `LambdaEventError.Code.invalidGzip`, or `.dataTooLarge` beyond `bytesMax`.
    package static func decompress(_ bytes: [UInt8], bytesMax: Int) throws(LambdaEventError) -> [UInt8] {
        var reader = BitReader(bytes)
        var output: [UInt8] = []
        repeat {
            try skipHeader(&reader)
            let start = output.count
            var inflater = Inflater(reader: reader, output: output, bytesMax: bytesMax)
            // The inflater alone has them now, so that it need not copy what earlier members gave.
            output = []
            try inflater.inflate()
            reader = inflater.reader
            output = inflater.output
            try checkTrailer(&reader, output[start...])
        } while !reader.isAtEnd
        return output
    }

    private static func skipHeader(_ reader: inout BitReader) throws(LambdaEventError) {
        guard try reader.integer(bytes: 2) == 0x8b1f, try reader.integer(bytes: 1) == 8 else {
            throw LambdaEventError(.invalidGzip, "not gzip with deflate")
        }
        let flags = try reader.integer(bytes: 1)
        guard flags & 0xe0 == 0 else { throw LambdaEventError(.invalidGzip, "reserved flags are set") }
        // The time, the compression level and the operating system.
        _ = try reader.integer(bytes: 6)
        if flags & 0x04 != 0 {
            for _ in 0..<(try reader.integer(bytes: 2)) { _ = try reader.integer(bytes: 1) }
        }
        // The file's name and a comment, each ended by a zero.
        for flag in [UInt64(0x08), 0x10] where flags & flag != 0 {
            while try reader.integer(bytes: 1) != 0 {}
        }
        if flags & 0x02 != 0 { _ = try reader.integer(bytes: 2) }
    }

    private static func checkTrailer(
        _ reader: inout BitReader, _ data: ArraySlice<UInt8>
    ) throws(LambdaEventError) {
        reader.alignToByte()
        guard try reader.integer(bytes: 4) == UInt64(CRC32.checksum(of: data)) else {
            throw LambdaEventError(.invalidGzip, "the checksum is wrong")
        }
        guard try reader.integer(bytes: 4) == UInt64(UInt32(truncatingIfNeeded: data.count)) else {
            throw LambdaEventError(.invalidGzip, "the length is wrong")
        }
    }
}
