enum FixtureError: Error {
    case refused, neverMade
}
