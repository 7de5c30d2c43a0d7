/// A text that is JSON, with its tape.
///
/// What all decoders of one text share. Values are made from the text's bytes each time they are asked for.
package final class JSONDocument {
    package static let root = 0

    package let text: [UInt8]
    private let tape: [TapeEntry]

    package init(_ text: [UInt8]) throws(JSONSyntaxError) {
        tape = try JSONScanner.tape(of: text.span)
        self.text = text
    }

    package subscript(index: Int) -> TapeEntry { tape[index] }

    /// A null that stands for a value that is not there.
    var missing: Int { tape.count - 1 }

    /// The entry behind the value at `index`.
    package func next(after index: Int) -> Int {
        let entry = tape[index]
        return entry.isContainer ? entry.end : index &+ 1
    }
}
