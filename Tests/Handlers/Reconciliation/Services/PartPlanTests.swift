import Testing

@testable import Reconciliation

@Suite("Parts of buckets")
struct PartPlanTests {
    @Test("Nothing makes no part, and little makes one")
    func few() {
        #expect(PartPlan.parts([0, 0, 0], in: 0..<3) == [])
        #expect(PartPlan.parts([0, 5, 0, 5], in: 0..<4) == [1..<4])
        #expect(PartPlan.parts([9, 0, 0, 5], in: 1..<3) == [])
    }

    @Test("Neighbours stand together up to the size, and a bucket that is larger stands alone")
    func sizes() {
        #expect(PartPlan.parts([4, 6, 1, 30, 2, 8], in: 0..<6, partBytes: 10) == [0..<2, 2..<3, 3..<4, 4..<6])
    }

    @Test(
        "Every bucket that holds anything is in one part, and no part is larger than it must be",
        arguments: UInt64(1)...200)
    func properties(_ seed: UInt64) {
        var generator = RecordGenerator(seed: seed)
        let sizes = (0..<Int.random(in: 1...60, using: &generator)).map { _ in
            Bool.random(using: &generator) ? 0 : Int.random(in: 1...15, using: &generator)
        }
        let start = Int.random(in: 0..<sizes.count, using: &generator)
        let area = start..<Int.random(in: start...sizes.count, using: &generator)
        let parts = PartPlan.parts(sizes, in: area, partBytes: 10)
        let covered = parts.flatMap(Array.init)
        #expect(covered == covered.sorted() && Set(covered).count == covered.count)
        #expect(Set(area.filter { sizes[$0] > 0 }).isSubset(of: covered) && Set(covered).isSubset(of: area))
        for part in parts {
            let held = part.filter { sizes[$0] > 0 }
            #expect(!held.isEmpty)
            #expect(held.count == 1 || held.reduce(0) { $0 + sizes[$1] } <= 10)
        }
    }
}
