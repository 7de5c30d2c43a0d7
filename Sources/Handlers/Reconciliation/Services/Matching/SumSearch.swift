/// Finds amounts that add up to another one.
package enum SumSearch {
    /// Among more, only all of them together are tried: each one more would double the work, and a sum that some of many amounts
    /// happen to make proves little.
    package static let candidatesMax = 12

    /// The places of two or more amounts whose sum is closest to `target`, at most `tolerance` away: of several such sets the
    /// smallest, and of those the first. Nil when there is none.
    package static func places(
        adding amounts: [Int64], to target: Int64, within tolerance: Int64
    ) -> [Int]? {
        guard amounts.count >= 2 else { return nil }
        guard amounts.count <= candidatesMax else {
            let sum = amounts.reduce(Int64(0), &+)
            return abs(sum &- target) <= tolerance ? Array(amounts.indices) : nil
        }
        var best: (distance: Int64, count: Int, places: [Int])?
        for subset in 1..<(1 << amounts.count) where subset.nonzeroBitCount >= 2 {
            var sum: Int64 = 0
            for place in amounts.indices where subset & (1 << place) != 0 { sum &+= amounts[place] }
            let distance = abs(sum - target)
            guard distance <= tolerance else { continue }
            let places = amounts.indices.filter { subset & (1 << $0) != 0 }
            if let found = best,
                (found.distance, found.count) < (distance, places.count)
                    || ((found.distance, found.count) == (distance, places.count)
                        && !places.lexicographicallyPrecedes(found.places))
            {
                continue
            }
            best = (distance, places.count, places)
        }
        return best?.places
    }
}
