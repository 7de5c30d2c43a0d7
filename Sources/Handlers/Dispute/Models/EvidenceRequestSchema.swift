/// What a publisher sends to submit evidence.
package enum EvidenceRequestSchema {
    package static let text = #"""
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "urn:moneta:schema:dispute_evidence_request:1",
          "title": "Evidence in a dispute",
          "description": "The body of POST /api/v1/events/disputes/{dispute_id}/evidence. At most 65536 bytes of UTF-8, signed as they are sent.",
          "type": "object",
          "additionalProperties": false,
          "required": ["organization_id", "publisher_id", "evidence_id", "kind", "media_type", "size_bytes", "content_sha256"],
          "properties": {
            "organization_id": { "$ref": "#/$defs/identifier" },
            "publisher_id": { "$ref": "#/$defs/identifier" },
            "evidence_id": {
              "description": "The piece's name, unique within its dispute. A repeat with the same content is the same piece.",
              "$ref": "#/$defs/identifier"
            },
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
