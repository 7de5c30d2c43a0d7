/// Which uploads under way a listing asks for.
struct UploadListing {
    let prefix: String
    let delimiter: String
    let keyMarker: String
    let uploadMarker: String
    let limit: Int

    struct Page {
        var uploads: [UploadRecord] = []
        var prefixes: [String] = []
        var isTruncated = false
        var lastKey = ""
    }

    /// - Parameter all: by key, then by time.
    func page(of all: [UploadRecord]) -> Page {
        var page = Page()
        // Whoever aborts each page before asking for the next has aborted the marker too: then all that is left comes.
        var isBehindMarker =
            uploadMarker.isEmpty
            || !all.contains { $0.id == uploadMarker && $0.key.utf8.elementsEqual(keyMarker.utf8) }
        for upload in all where upload.key.utf8.starts(with: prefix.utf8) {
            if !keyMarker.isEmpty {
                let isMarkerKey = upload.key.utf8.elementsEqual(keyMarker.utf8)
                if isMarkerKey {
                    // Without an upload's id the marker's key is left out whole.
                    guard isBehindMarker, !uploadMarker.isEmpty else {
                        isBehindMarker = isBehindMarker || upload.id == uploadMarker
                        continue
                    }
                } else if upload.key.utf8.lexicographicallyPrecedes(keyMarker.utf8) {
                    continue
                }
            }
            let common = commonPrefix(of: upload.key)
            // Keys are bytes: texts that Unicode takes for equal may be two.
            // Behind a common prefix is behind all that it stands for.
            if let common, common.utf8.elementsEqual(keyMarker.utf8) { continue }
            if let common, let last = page.prefixes.last, last.utf8.elementsEqual(common.utf8) { continue }
            guard page.uploads.count + page.prefixes.count < limit else {
                page.isTruncated = true
                return page
            }
            if let common { page.prefixes.append(common) } else { page.uploads.append(upload) }
            page.lastKey = common ?? upload.key
        }
        return page
    }

    private func commonPrefix(of key: String) -> String? {
        guard !delimiter.isEmpty else { return nil }
        let rest = String(decoding: key.utf8.dropFirst(prefix.utf8.count), as: UTF8.self)
        return rest.firstRange(of: delimiter).map { prefix + rest[..<$0.upperBound] }
    }
}
