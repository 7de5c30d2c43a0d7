import Testing

extension Tag {
    /// Takes seconds or needs a package from a registry.
    @Tag static var slow: Tag
}
