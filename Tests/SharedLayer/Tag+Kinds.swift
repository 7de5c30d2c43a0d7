import Testing

extension Tag {
    /// Talks to a program that nobody here wrote.
    @Tag static var wire: Self
    /// Takes more than a second.
    @Tag static var slow: Self
}
