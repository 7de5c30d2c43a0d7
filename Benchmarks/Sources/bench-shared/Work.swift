import ArgumentParser

/// What is measured; `--only` picks among these. The raw values are what the programs call them.
enum Work: String, CaseIterable, ExpressibleByArgument {
    case sign, verify, validate, parse, canonicalize
    case itemEncode = "item-encode"
    case itemDecode = "item-decode"
    case chain

    var title: String {
        switch self {
        case .sign: "PS256 over 1 KB, signing"
        case .verify: "PS256 over 1 KB, verifying"
        case .validate: "JSON Schema, a contract"
        case .parse: "JSON, strict, to a value"
        case .canonicalize: "RFC 8785, from a value"
        case .itemEncode: "record to DynamoDB's JSON"
        case .itemDecode: "record from DynamoDB's JSON"
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
        case .itemEncode, .itemDecode:
            [ours, python("boto3 and json", "boto3-json"), python("boto3 alone, no JSON", "boto3")]
        case .chain: [ours]
        }
    }
}
