/// What a publisher sends to withdraw a dispute.
package enum WithdrawalRequestSchema {
    package static let text = #"""
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "urn:moneta:schema:dispute_withdrawal_request:1",
          "title": "Withdrawal of a dispute",
          "description": "The body of POST /api/v1/events/disputes/{dispute_id}/withdrawals, signed as it is sent by the publisher that opened the dispute.",
          "type": "object",
          "additionalProperties": false,
          "required": ["organization_id", "publisher_id"],
          "properties": {
            "organization_id": { "$ref": "#/$defs/identifier" },
            "publisher_id": { "$ref": "#/$defs/identifier" },
            "note": { "type": "string", "minLength": 1, "maxLength": 1000 }
          },
          "$defs": {
            "identifier": {
              "type": "string",
              "pattern": "^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$"
            }
          }
        }
        """#
}
