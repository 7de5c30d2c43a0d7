/// What a reviewer sends to decide a dispute.
package enum DecisionRequestSchema {
    package static let text = #"""
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "urn:moneta:schema:dispute_decision_request:1",
          "title": "Decision of a dispute",
          "description": "The body of POST /api/v1/events/disputes/{dispute_id}/decisions.",
          "oneOf": [
            {
              "type": "object",
              "additionalProperties": false,
              "required": ["decision", "refund_amount", "currency"],
              "properties": {
                "decision": { "const": "ACCEPT" },
                "refund_amount": {
                  "description": "What is given back, in major units: the disputed amount, or a part of it.",
                  "type": "number",
                  "exclusiveMinimum": 0
                },
                "currency": {
                  "description": "ISO 4217; the dispute's.",
                  "type": "string",
                  "pattern": "^[A-Z]{3}$"
                },
                "note": { "type": "string", "minLength": 1, "maxLength": 1000 }
              }
            },
            {
              "type": "object",
              "additionalProperties": false,
              "required": ["decision", "reason"],
              "properties": {
                "decision": { "const": "REJECT" },
                "reason": {
                  "enum": ["CHARGE_VALID", "EVIDENCE_INSUFFICIENT", "ALREADY_REFUNDED", "OTHER"]
                },
                "note": { "type": "string", "minLength": 1, "maxLength": 1000 }
              }
            }
          ]
        }
        """#
}
