import Testing

extension Tag {
    /// A failure would lose money or spend it twice.
    @Tag static var money: Self
}
