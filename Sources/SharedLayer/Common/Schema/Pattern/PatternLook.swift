/// A pattern inside `(?=…)` or `(?<=…)`.
///
/// One that looks ahead is compiled back to front and run from the text's end to its beginning: then one run tells for every
/// place at once whether it matches from there on, and looking around stays linear.
struct PatternLook: Sendable {
    let instructions: [PatternInstruction]
    let isAhead: Bool
}
