import SharedLayer
import Testing

@Suite("Contract event chain")
struct ContractEventChainTests {
    @Test("verifies a contract's whole history")
    func verifies() throws {
        let (contract, events) = try Self.history()
        try ContractEventChain.verify(events, of: contract)
        #expect(events.map(\.sequence) == [1, 2, 3])
        #expect(events.first?.previousHash == ContractEventModel.chainStart)
    }

    @Test("notices a missing event, at its place")
    func missing() throws {
        let (contract, events) = try Self.history()
        #expect(throws: ContractEventChain.Break(code: .wrongSequence, sequence: 2)) {
            try ContractEventChain.verify([events[0], events[2]], of: contract)
        }
    }

    @Test("notices that the last events were cut off")
    func cut() throws {
        let (contract, events) = try Self.history()
        #expect(throws: ContractEventChain.Break(code: .wrongEnd, sequence: 3)) {
            try ContractEventChain.verify(Array(events.dropLast()), of: contract)
        }
    }

    @Test("notices an event that was put in place of another with a hash of its own")
    func replaced() throws {
        let (contract, events) = try Self.history()
        let forged = try ContractEventModel(
            reference: contract.reference, sequence: 2, type: .rejected, at: events[1].at, function: "F",
            requestID: "r", details: [:], previousHash: events[0].hash)
        #expect(throws: ContractEventChain.Break(code: .wrongPreviousHash, sequence: 3)) {
            try ContractEventChain.verify([events[0], forged, events[2]], of: contract)
        }
    }

    @Test("notices an event of another contract")
    func otherContract() throws {
        let (contract, events) = try Self.history()
        let (_, others) = try Self.history(contractID: "c-2")
        #expect(throws: ContractEventChain.Break(code: .otherContract, sequence: 3)) {
            try ContractEventChain.verify([events[0], events[1], others[2]], of: contract)
        }
    }

    @Test("hashes the canonical JSON of the fields, so that anybody can check it")
    func hash() throws {
        let (_, events) = try Self.history()
        // Computed with Python: hashlib.sha256(json.dumps(event, sort_keys=True, separators=(",", ":")).encode())
        #expect(events[0].hash == "a004eb97af2c5f0be78424f5b5611924e5cbb3a66fcb029e788e1f128b53ede0")
    }

    private static func history(
        contractID: String = "c-1"
    ) throws -> (ContractModel, [ContractEventModel]) {
        let start = Timestamp(millisecondsSince1970: 1_763_726_400_000)
        var contract = try ContractModel(
            reference: ContractReference(organizationID: "org-1", contractID: contractID), publisherID: "pub-1",
            mPassID: "mp-1", transactionID: "t-1", amount: "50", currency: #require(Currency("USD")), period: nil,
            requestHash: String(repeating: "a", count: 64), validatedAt: start)
        let events = [
            try contract.append(
                .validated, status: .validated, at: start, function: "ValidateContractFunction", requestID: "r-1",
                details: ["amount": "50.00"]),
            try contract.append(
                .processed, status: .processed, at: start.adding(seconds: 1), function: "ProcessChargeFunction",
                requestID: "r-2"),
            try contract.append(
                .signed, status: .signed, at: start.adding(seconds: 2), function: "SignContractFunction",
                requestID: "r-3"),
        ]
        return (contract, events)
    }
}
