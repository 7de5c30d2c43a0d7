/// How the length of a response's body is known (RFC 9112 section 6.3).
enum BodyFraming: Equatable {
    case length(Int)
    case chunked
    case untilClose

    /// - Throws: `TransportError.Code.malformedResponse` for lengths that are no numbers or contradict each other.
    init(of head: ResponseReader<some ByteSource>.Head, _ fields: HeaderSection) throws(TransportError) {
        var framing = BodyFraming.untilClose
        for field in fields.fields {
            if fields.isField(field, named: "transfer-encoding") {
                guard fields.value(of: field).lowercased() == "chunked" else {
                    throw TransportError(
                        .malformedResponse, "the response has a transfer encoding other than chunked")
                }
                framing = .chunked
            } else if framing != .chunked, fields.isField(field, named: "content-length") {
                let length = BodyFraming.length(try Self.number(fields.valueBytes(of: field)))
                guard framing == .untilClose || framing == length else {
                    throw TransportError(.malformedResponse, "the response has two lengths")
                }
                framing = length
            }
        }
        self = head.status == 204 || head.status == 304 ? .length(0) : framing
    }

    private static func number(_ digits: ArraySlice<UInt8>) throws(TransportError) -> Int {
        guard (1...18).contains(digits.count) else { throw notANumber }
        var number = 0
        for digit in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { throw notANumber }
            number = number * 10 + Int(digit - UInt8(ascii: "0"))
        }
        return number
    }

    private static var notANumber: TransportError {
        TransportError(.malformedResponse, "the response's Content-Length is no number")
    }
}

extension HeaderSection {
    /// RFC 9112 section 9.3.
    func keepsAlive(minorVersion: UInt8) -> Bool {
        var keepsAlive = minorVersion >= 1
        for field in fields where isField(field, named: "connection") {
            let options = value(of: field).lowercased()
            if options.contains("close") { return false }
            if options.contains("keep-alive") { keepsAlive = true }
        }
        return keepsAlive
    }
}

extension ResponseReader.Head {
    /// RFC 9112 section 4: `HTTP/1.1 200 OK`.
    init(statusLine: UnsafeRawBufferPointer) throws(TransportError) {
        guard statusLine.count >= 13, statusLine.starts(with: Array("HTTP/1.".utf8)), statusLine[8] == .space,
            let minorVersion = statusLine[7].digit, let hundreds = statusLine[9].digit,
            let tens = statusLine[10].digit, let ones = statusLine[11].digit, hundreds > 0, statusLine[12] <= .space
        else {
            throw TransportError(.malformedResponse, "what came is no HTTP/1.1 response")
        }
        self.init(status: Int(hundreds) * 100 + Int(tens) * 10 + Int(ones), minorVersion: minorVersion)
    }
}

extension UInt8 {
    fileprivate var digit: UInt8? {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) ? self - UInt8(ascii: "0") : nil
    }
}
