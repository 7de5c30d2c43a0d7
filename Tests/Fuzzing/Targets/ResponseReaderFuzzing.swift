@testable import CurlTransport

/// The responses of a connection do not depend on the pieces in which they come, and stay within the limit.
func fuzzResponseReader(_ input: FuzzInput) throws(BrokenPromise) {
    var input = input
    let seed = input.byte()
    let bytes = input.bytes()
    let (whole, _) = try responses(of: ByteSourceInPieces(bytes, seed: nil))
    let (inPieces, failure) = try responses(of: ByteSourceInPieces(bytes, seed: seed))
    try promise(
        whole.elementsEqual(inPieces) { $0.status == $1.status && $0.body == $1.body },
        "the pieces decide nothing: \(whole.count) responses against \(inPieces.count), then \(failure)")
    for response in whole { try readAgain(response.body, seed: seed) }
}

private let bodyBytesMax = 4_096

/// Everything up to the error that ends the connection, at the latest at its end.
private func responses(
    of source: ByteSourceInPieces
) throws(BrokenPromise) -> (responses: [(status: Int, body: [UInt8])], failure: TransportError) {
    var reader = ResponseReader(source, bodyBytesMax: bodyBytesMax)
    var responses: [(status: Int, body: [UInt8])] = []
    while true {
        do throws(TransportError) {
            let response = try reader.read()
            responses.append(response)
        } catch {
            try promise(!reader.staysOpen, "nothing more is asked after \(error)")
            try promise(reader.source.readCount <= source.bytes.count, "there was no more to read")
            return (responses, error)
        }
        guard let last = responses.last else { continue }
        try promise((200...999).contains(last.status), "\(last.status) is no final status")
        try promise(last.body.count <= bodyBytesMax, "a body of \(last.body.count) bytes is over the limit")
        try promise(!reader.hasBegun, "a whole response leaves nothing begun")
    }
}

/// The same body, written anew in both framings, is read as it was.
private func readAgain(_ body: [UInt8], seed: UInt8) throws(BrokenPromise) {
    var bytes = Array("HTTP/1.1 200 OK\r\ncontent-LENGTH:\(body.count)\r\n\r\n".utf8) + body
    bytes += Array("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".utf8)
    var rest = body[...]
    while !rest.isEmpty {
        let chunk = rest.prefix(Int(seed) + 1)
        bytes += Array("\(String(chunk.count, radix: 16))\r\n".utf8) + chunk + Array("\r\n".utf8)
        rest = rest.dropFirst(chunk.count)
    }
    bytes += Array("0\r\n\r\n".utf8)
    let (responses, failure) = try responses(of: ByteSourceInPieces(bytes, seed: seed))
    try promise(responses.map(\.body) == [body, body], "a body that was written is read again, not: \(failure)")
}
