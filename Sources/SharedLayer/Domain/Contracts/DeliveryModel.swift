/// One delivery of a signed contract to a partner.
package typealias DeliveryModel = AggregateDelivery<ContractReference>
