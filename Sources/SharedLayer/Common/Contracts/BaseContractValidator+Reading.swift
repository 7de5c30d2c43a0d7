extension BaseContractValidator where Contract: Decodable {
    package func contract(of document: JSONValue) throws(ContractRefusal) -> Contract {
        do {
            return try JSONValueDecoder().decode(Contract.self, from: document)
        } catch {
            throw ContractRefusal(.impossibleValue, [ValidationIssue(error)])
        }
    }
}
