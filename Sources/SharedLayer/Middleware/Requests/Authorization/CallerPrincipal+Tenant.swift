extension CallerPrincipal {
    /// Whose records a request is about: of the tenant that it names, else the caller's own.
    ///
    /// Throws a `Problem` with 404 where the caller may not know of that tenant, as for one that does not exist.
    package func tenant(named name: String?) throws(Problem) -> String {
        guard let name else { return tenantID }
        guard maySee(name) else { throw .notFound(detail: "There is nothing of that name.") }
        return name
    }
}
