/// The words of the business in the documents: its pipelines, what they handle, who takes part.
enum DomainWords {
    /// These have no place in what every pipeline shares.
    static let own: Set<String> = [
        "mpass", "tier", "organization", "publisher", "subscriber", "membership", "subscription", "charge", "dispute",
        "evidence", "refund", "settlement", "settle", "reconciliation", "reconcile", "payment", "payout", "merchant",
    ]

    /// A word that is the business's, and in one place a word of the machinery too.
    struct Exception: Sendable {
        let word: String
        /// What the allowed place is, for people.
        let place: String
        let allows: @Sendable (_ name: String, _ folders: [String]) -> Bool
    }

    /// The documents' own names, and the words of AWS and of X.509.
    static let exceptions: [Exception] = [
        // `PartnerCommunicationService.sendToPartner` delivers anything to anybody; what belongs to it begins as it does.
        Exception(word: "partner", place: "in Services, in what belongs to PartnerCommunicationService") {
            name, folders in
            folders.contains("Services") && (name.hasPrefix("Partner") || name == "sendToPartner")
        },
        // X.509's word: `CertificateService` looks up, rotates and checks certificates of whatever entity.
        Exception(word: "certificate", place: "in Services, where it is an X.509 certificate") { _, folders in
            folders.contains("Services")
        },
        // `BaseContractValidator` is the documents' own example of a base that pipelines extend.
        Exception(word: "contract", place: "in Common/Contracts, in what belongs to BaseContractValidator") {
            _, folders in
            folders.contains("Common") && folders.contains("Contracts")
        },
        // DynamoDB's word for several writes that are done together.
        Exception(word: "transaction", place: "in Common/Dynamo, where it is DynamoDB's") { _, folders in
            folders.contains("Common") && folders.contains("Dynamo")
        },
        // SNS's words for who gets a topic's messages, and for sending them.
        Exception(word: "subscription", place: "in Common/Topics, where it is SNS's") { _, folders in
            folders.contains("Common") && folders.contains("Topics")
        },
    ]

    /// All of them: what a pipeline's names are made with.
    static let all = own.union(exceptions.map(\.word)).union(["ledger", "delivery", "claim"])

    /// Why a name may not stand in that folder of the shared layer; nil when it may.
    static func fault(of name: String, in folders: [String]) -> String? {
        for word in NameWords.words(of: name) {
            let exception = exceptions.first { $0.word == word }
            guard exception != nil || own.contains(word), exception?.allows(name, folders) != true else { continue }
            let place = exception.map { "; it may stand \($0.place)" } ?? ""
            return "has the business's word “\(word)”\(place)"
        }
        return nil
    }
}
