import FoundationEssentials

@testable import FunctionRuntime

private struct ReadReport: Decodable {
    let errorMessage: String
    let errorType: String
    let stackTrace: [String]
}

private struct ReadCause: Decodable {
    struct Exception: Decodable {
        let type: String
    }

    let exceptions: [Exception]
    let paths: [String]
}

/// An error of any texts is valid JSON, and fits into header fields and trailers.
func fuzzErrorReport(_ input: FuzzInput) throws(BrokenPromise) {
    var input = input
    // Long texts are what is cut: so many times what the input says.
    let times = 1 << Int(input.byte() % 17)
    let report = ErrorReport(
        errorType: input.text(), errorMessage: long(input.text(), times, bytesMax: 64 << 10),
        frames: frames(&input, times))
    let read = decoded(ReadReport.self, String(decoding: report.json, as: UTF8.self))
    try promise(
        read?.errorMessage == report.errorMessage && read?.errorType == report.errorType
            && read?.stackTrace == report.frames.map(\.text),
        "the report is JSON that says what it was made of")
    let cause = report.causeLine(workingDirectory: "/var/task")
    try promise(cause.utf8.count <= 1 << 20, "the cause is within what Lambda takes: \(cause.utf8.count) bytes")
    let json = cause.drop { $0 != "{" }
    try promise(decoded(ReadCause.self, json)?.exceptions.count == 1, "the cause is JSON")
    for line in report.trailerLines + [report.typeLine, cause] {
        try promise(line.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7f }, "a header field is one line of ASCII: \(line)")
    }
    let trailerBytes = report.trailerLines.reduce(0) { $0 + $1.utf8.count + 2 }
    try promise(trailerBytes < 64 << 10, "libcurl takes the trailers: \(trailerBytes) bytes")
}

private func frames(_ input: inout FuzzInput, _ times: Int) -> [ErrorFrame] {
    var frames: [ErrorFrame] = []
    while !input.isEmpty {
        let (path, label) = (input.text(), input.text())
        frames.append(
            ErrorFrame(
                path: long(path, times, bytesMax: 2 << 10), line: frames.count,
                label: long(label, times, bytesMax: 2 << 10)))
    }
    return frames
}

private func long(_ text: String, _ times: Int, bytesMax: Int) -> String {
    String(repeating: text, count: max(1, min(times, bytesMax / max(1, text.utf8.count))))
}
