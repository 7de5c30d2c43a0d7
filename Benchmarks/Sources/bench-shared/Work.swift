import ArgumentParser

/// What is measured; `--only` picks among these. The raw values are what the programs call them.
enum Work: String, CaseIterable, ExpressibleByArgument {
    case sign, verify, validate, parse, canonicalize
    case itemEncode = "item-encode"
    case itemDecode = "item-decode"
    case itemEncodeWire = "item-encode-wire"
    case itemDecodeWire = "item-decode-wire"
    case chain

    var title: String {
        switch self {
        case .sign: "PS256 over 1 KB, signing"
        case .verify: "PS256 over 1 KB, verifying"
        case .validate: "JSON Schema, a contract"
        case .parse: "JSON, strict, to a value"
        case .canonicalize: "RFC 8785, from a value"
        case .itemEncode: "DynamoDB item from a record"
        case .itemDecode: "DynamoDB item to a record"
        case .itemEncodeWire: "the same, to the wire's JSON"
        case .itemDecodeWire: "the same, from the wire's JSON"
        case .chain: "request through the middleware"
        }
    }

    /// Ours first.
    func programs(_ files: BenchFiles) -> [Program] {
        let ours = Program(name: "ours", command: [files.program("shared-layer-loops")])
        func python(_ name: String, _ variant: String? = nil) -> Program {
            Program(name: name, command: [files.python, files.pythonPeer], variant: variant)
        }
        return switch self {
        case .sign, .verify: [ours, Program(name: "C over libcrypto", command: [files.program("evp-loops")])]
        case .validate:
            [ours, python("fastjsonschema", "fastjsonschema"), python("jsonschema", "jsonschema")]
        case .parse: [ours, python("Python json")]
        case .canonicalize: [ours, python("Python rfc8785")]
        case .itemEncode, .itemDecode: [ours, python("boto3")]
        case .itemEncodeWire, .itemDecodeWire: [ours, python("boto3 and json")]
        case .chain: [ours]
        }
    }
}
