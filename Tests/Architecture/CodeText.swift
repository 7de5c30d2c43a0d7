/// Swift code as text.
enum CodeText {
    /// The code with its lines kept, comments removed, and each string literal emptied.
    static func withoutCommentsAndStrings(_ text: String) -> String {
        var scanner = Scanner(rest: text[...])
        return scanner.scan()
    }

    /// The identifiers of a line of code.
    static func identifiers(_ line: String) -> [Substring] {
        line.split { !($0.isLetter || $0.isNumber || $0 == "_") }.filter { $0.first?.isNumber == false }
    }

    private struct Scanner {
        var rest: Substring
        var code = ""

        mutating func scan() -> String {
            while let character = rest.first {
                if rest.hasPrefix("//") {
                    rest = rest.drop { $0 != "\n" }
                } else if rest.hasPrefix("/*") {
                    skip(to: "*/", after: 2)
                } else if let opening = stringOpening() {
                    skipString(opening)
                } else {
                    code.append(character)
                    rest.removeFirst()
                }
            }
            return code
        }

        /// The quotes that begin a string here, with the number signs before them.
        private func stringOpening() -> Substring? {
            let signs = rest.prefix { $0 == "#" }
            let after = rest.dropFirst(signs.count)
            guard after.first == "\"" else { return nil }
            let quotes = after.hasPrefix("\"\"\"") ? 3 : 1
            return rest.prefix(signs.count + quotes)
        }

        private mutating func skipString(_ opening: Substring) {
            let signs = opening.prefix { $0 == "#" }
            let closing = opening.dropFirst(signs.count) + signs
            let escape = "\\" + signs
            code += "\"\""
            rest = rest.dropFirst(opening.count)
            while let character = rest.first {
                if rest.hasPrefix(closing) {
                    rest = rest.dropFirst(closing.count)
                    return
                }
                if rest.hasPrefix(escape + "(") {
                    rest = rest.dropFirst(escape.count)
                    skipInterpolation()
                    continue
                }
                let count = rest.hasPrefix(escape) ? escape.count + 1 : 1
                if character == "\n" { code.append("\n") }
                rest = rest.dropFirst(count)
            }
        }

        /// What is interpolated is code, with strings of its own.
        private mutating func skipInterpolation() {
            var depth = 0
            while let character = rest.first {
                if let opening = stringOpening() {
                    skipString(opening)
                    continue
                }
                if character == "(" { depth += 1 }
                if character == ")" { depth -= 1 }
                code.append(character)
                rest.removeFirst()
                if depth == 0 { return }
            }
        }

        private mutating func skip(to end: String, after count: Int) {
            rest = rest.dropFirst(count)
            while let character = rest.first, !rest.hasPrefix(end) {
                if character == "\n" { code.append("\n") }
                rest.removeFirst()
            }
            rest = rest.dropFirst(end.count)
        }
    }
}
