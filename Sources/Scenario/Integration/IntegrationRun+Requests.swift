import CurlTransport
import SharedLayer
import TestSupport

extension IntegrationRun {
    /// The document at a path. Throws when the status is another.
    @discardableResult
    func read(_ path: String, by key: String, status: Int = 200) async throws -> JSONValue {
        try expect(status, try await network.get(path, apiKey: key))
    }

    /// Sends JSON with an API key. Throws when the status is another.
    @discardableResult
    func call(
        _ method: HTTPRequest.Method, _ path: String, _ body: JSONValue? = nil, by key: String, status: Int
    ) async throws -> JSONValue {
        try expect(status, try await network.call(method, path, apiKey: key, body: body?.bytes ?? []))
    }

    /// Sends a signed document until it is accepted: what it is about is told on the event bus, some moments later.
    ///
    /// - Parameter code: the rule that is broken until then.
    func sendOnce(
        known code: String, _ path: String, status: Int = 200, _ body: () throws -> JSONValue
    ) async throws -> JSONValue {
        try await eventually(within: deliveryBound, "\(path) to know what it is about") {
            let response = try await network.send(try body().bytes, to: path)
            if response.status == 400, try expect(400, response)["codes"]?.array?.contains(.string(code)) == true {
                return nil
            }
            return try expect(status, response)
        }
    }

    /// Charges, and waits until the partner has confirmed.
    func deliveredCharge(
        _ name: String, amount: String = "20.00", currency: String = "USD"
    ) async throws -> DeliveredCharge {
        let plan = network.plan
        let contractID = "\(runID)-\(name)"
        let body = Array(
            """
            {"contract_id":"\(contractID)","amount":\(amount),"currency":"\(currency)",\
            "mpass_id":"\(SeedPlan.mPassID(.gold))","organization_id":"\(plan.organizationID)",\
            "publisher_id":"\(plan.publisherID)","period":"\(ChargeNetwork.period)"}
            """.utf8)
        let answer = try expect(200, try await network.send(body, to: "/api/v1/events/subscription_charges"))
        guard let transactionID = answer["transaction_id"]?.string else {
            throw ScenarioError("The charge has no transaction: \(answer)")
        }
        _ = try await network.contract(contractID, reaching: .delivered, within: deliveryBound)
        return DeliveredCharge(
            contractID: contractID, transactionID: transactionID, amount: amount, currency: currency)
    }
}
