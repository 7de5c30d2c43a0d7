/// What a publisher sends to open a dispute.
package enum DisputeRequestSchema {
    package static let text = #"""
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "urn:moneta:schema:dispute_request:1",
          "title": "Dispute",
          "description": "The body of POST /api/v1/events/disputes. At most 65536 bytes of UTF-8, signed as they are sent.",
          "type": "object",
          "additionalProperties": false,
          "required": ["dispute_id", "organization_id", "publisher_id", "contract_id", "transaction_id", "reason", "amount", "currency"],
          "properties": {
            "dispute_id": {
              "description": "The dispute's name, unique within its organization. A repeat of the same bytes is the same dispute.",
              "$ref": "#/$defs/identifier"
            },
            "organization_id": { "$ref": "#/$defs/identifier" },
            "publisher_id": { "$ref": "#/$defs/identifier" },
            "contract_id": { "$ref": "#/$defs/identifier" },
            "transaction_id": {
              "description": "The disputed charge, as its acceptance named it.",
              "$ref": "#/$defs/identifier"
            },
            "reason": {
              "enum": ["UNAUTHORIZED", "DUPLICATE", "WRONG_AMOUNT", "NOT_PROVIDED", "NOT_AS_DESCRIBED", "CANCELLED", "REFUND_NOT_RECEIVED", "OTHER"]
            },
            "amount": {
              "description": "What of the charge is disputed, in major units, with at most as many decimal digits as the currency's minor unit has.",
              "type": "number",
              "exclusiveMinimum": 0
            },
            "currency": {
              "description": "ISO 4217; the charge's.",
              "type": "string",
              "pattern": "^[A-Z]{3}$"
            },
            "description": {
              "description": "What happened, in words. Required for the reason OTHER.",
              "type": "string",
              "minLength": 1,
              "maxLength": 1000
            },
            "evidence": {
              "type": "array",
              "maxItems": 10,
              "items": { "$ref": "#/$defs/evidence" }
            }
          },
          "$defs": {
            "identifier": {
              "type": "string",
              "pattern": "^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$"
            },
            "evidence": {
              "type": "object",
              "additionalProperties": false,
              "required": ["evidence_id", "kind", "media_type", "size_bytes", "content_sha256"],
              "properties": {
                "evidence_id": { "$ref": "#/$defs/identifier" },
                "kind": {
                  "enum": ["RECEIPT", "AUTHORIZATION", "PROOF_OF_SERVICE", "CANCELLATION", "CORRESPONDENCE", "REFUND_PROOF", "OTHER"]
                },
                "media_type": {
                  "description": "RFC 9110 section 8.3.1, without parameters.",
                  "type": "string",
                  "maxLength": 127,
                  "pattern": "^[a-z0-9][a-z0-9!#$&^_.+-]*/[a-z0-9][a-z0-9!#$&^_.+-]*$"
                },
                "size_bytes": { "type": "integer", "minimum": 1, "maximum": 104857600 },
                "content_sha256": {
                  "description": "SHA-256 of the content in lowercase hex: it binds the content, wherever it is kept.",
                  "type": "string",
                  "pattern": "^[0-9a-f]{64}$"
                },
                "content": {
                  "description": "The content in base64url without padding (RFC 4648 section 5), where the request has room for it. Without it the publisher keeps the content.",
                  "type": "string",
                  "minLength": 2,
                  "maxLength": 49152,
                  "pattern": "^[A-Za-z0-9_-]+$"
                },
                "note": { "type": "string", "minLength": 1, "maxLength": 1000 }
              }
            }
          }
        }
        """#
}
