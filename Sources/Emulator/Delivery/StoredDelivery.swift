/// A delivery whose turn has come, as it lies on disk.
struct StoredDelivery: Sendable {
    let ticket: DeliveryTicket
    let delivery: Delivery
    let acceptedMilliseconds: Int64
}
