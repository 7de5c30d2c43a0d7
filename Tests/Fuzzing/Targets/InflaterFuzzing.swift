@testable import LambdaEvents

/// Compressed data of any kind is decompressed within the limit, or refused.
///
/// What stands behind checksums is reached by mutation only where there are none: deflate is read by itself too.
func fuzzInflater(_ bytes: [UInt8]) throws(BrokenPromise) {
    let bytesMax = 1 << 16
    if let data = try? Gzip.decompress(bytes, bytesMax: bytesMax) {
        try promise(data.count <= bytesMax, "\(data.count) bytes are over the limit")
    }
    var inflater = Inflater(reader: BitReader(bytes), output: [], bytesMax: bytesMax)
    _ = try? inflater.inflate()
    try promise(inflater.output.count <= bytesMax, "\(inflater.output.count) bytes are over the limit")
}
