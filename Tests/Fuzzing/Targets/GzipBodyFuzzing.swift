@testable import LambdaEvents
@testable import Wire

/// A compressed body is decompressed within the limit or refused; what an inflater that checks more takes, this one takes as
/// the same.
func fuzzGzipBody(_ bytes: [UInt8]) throws(BrokenPromise) {
    let bytesMax = 1 << 16
    let body = Wire.Gzip.decompress(bytes, bytesMax: bytesMax)
    try promise((body?.count ?? 0) <= bytesMax, "a body is within the limit")
    if let checked = try? LambdaEvents.Gzip.decompress(bytes, bytesMax: bytesMax) {
        try promise(body == checked, "both decompressions of \(bytes.count) bytes are the same")
    }
    // What stands behind a head and checksums is reached by mutation only where there are none.
    var inflation = Inflation(bytes[...], bytesMax: bytesMax)
    let output = inflation.run()
    try promise((output?.count ?? 0) <= bytesMax, "an output is within the limit")
    var inflater = Inflater(reader: BitReader(bytes), output: [], bytesMax: bytesMax)
    if (try? inflater.inflate()) != nil {
        try promise(output == inflater.output, "both inflations of \(bytes.count) bytes are the same")
    }
}
