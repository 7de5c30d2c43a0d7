import SharedLayer

/// The pipeline's contract templates. In code because a function is one static file.
///
/// What is published here is never changed: a new form is a new version, and the old one is retired when its time is over.
package enum SubscriptionContractTemplates {
    /// The templates, parsed at their first use.
    package static func catalogue() throws -> ContractTemplateCatalogue { try parsed.get() }

    private static let parsed = Result { try parse(text) }

    /// Throws a `JSONError`, or a `SubscriptionChargeError` for a text that is no catalogue.
    package static func parse(_ text: String) throws -> ContractTemplateCatalogue {
        let document = try JSONParser().parse(Array(text.utf8))
        let templates = try (document["templates"]?.array ?? []).map { entry in
            guard let id = entry["id"]?.string, let version = entry["version"]?.number.flatMap({ Int($0.text) }),
                let form = entry["document"]
            else { throw SubscriptionChargeError(.templateIncomplete, "A template has no id, version or document.") }
            return ContractTemplate(id: id, version: version, isRetired: entry["retired"] == true, document: form)
        }
        guard let defaultID = document["default"]?.string, templates.contains(where: { $0.id == defaultID }) else {
            throw SubscriptionChargeError(.templateIncomplete, "The catalogue has no default template.")
        }
        return ContractTemplateCatalogue(templates, defaultID: defaultID)
    }

    package static let text = #"""
        {
          "default": "subscription-charge",
          "templates": [
            {
              "id": "subscription-charge",
              "version": 1,
              "retired": true,
              "document": {
                "document_type": "subscription_charge",
                "document_version": "1",
                "transaction_id": "{{transaction_id}}",
                "contract_id": "{{contract_id}}",
                "organization_id": "{{organization_id}}",
                "publisher_id": "{{publisher_id}}",
                "mpass_id": "{{mpass_id}}",
                "amount": "{{amount}}",
                "currency": "{{currency}}",
                "period": "{{period?}}",
                "metadata": "{{metadata?}}",
                "validated_at": "{{validated_at}}",
                "signed_at": "{{signed_at}}",
                "publisher_request": {"sha256": "{{request_sha256}}", "signature": "{{request_signature}}"}
              }
            },
            {
              "id": "subscription-charge",
              "version": 2,
              "document": {
                "document_type": "subscription_charge",
                "document_version": "2",
                "template": {"id": "{{template_id}}", "version": "{{template_version}}"},
                "transaction_id": "{{transaction_id}}",
                "contract_id": "{{contract_id}}",
                "organization_id": "{{organization_id}}",
                "publisher_id": "{{publisher_id}}",
                "mpass_id": "{{mpass_id}}",
                "amount": "{{amount}}",
                "currency": "{{currency}}",
                "billing_cycle": "{{billing_cycle}}",
                "period": "{{period?}}",
                "metadata": "{{metadata?}}",
                "validated_at": "{{validated_at}}",
                "signed_at": "{{signed_at}}",
                "publisher_request": {"sha256": "{{request_sha256}}", "signature": "{{request_signature}}"}
              }
            }
          ]
        }
        """#
}
