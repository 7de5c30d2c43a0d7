package import SharedLayer

/// The published JSON Schema of a reconciliation.
///
/// In code because a function is one static file, and as `docs/schemas/reconciliation_request.schema.json` for publishers: a test
/// keeps the two equal, byte for byte.
package enum ReconciliationRequestSchema {
    /// The schema, compiled at its first use.
    package static func validator() throws -> InputValidator { try compiled.get() }

    private static let compiled = Result { try InputValidator(schema: JSONParser().parse(Array(text.utf8))) }

    package static let text = #"""
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "urn:moneta:schema:reconciliation_request:1",
          "title": "Reconciliation",
          "description": "The body of POST /api/v1/events/reconciliations. At most 262144 bytes of UTF-8, signed as they are sent; more records come in a file.",
          "type": "object",
          "additionalProperties": false,
          "required": ["reconciliation_id", "organization_id", "publisher_id", "period"],
          "oneOf": [{ "required": ["records"] }, { "required": ["file"] }],
          "properties": {
            "reconciliation_id": {
              "description": "The reconciliation's name, unique within its organization. A repeat of the same bytes is the same reconciliation.",
              "$ref": "#/$defs/identifier"
            },
            "organization_id": { "$ref": "#/$defs/identifier" },
            "publisher_id": { "$ref": "#/$defs/identifier" },
            "period": {
              "description": "The first and the last day, in UTC, whose charges and refunds are reconciled.",
              "type": "object",
              "additionalProperties": false,
              "required": ["start", "end"],
              "properties": { "start": { "$ref": "#/$defs/day" }, "end": { "$ref": "#/$defs/day" } }
            },
            "records": {
              "description": "The partner's records of the period.",
              "type": "array",
              "items": { "$ref": "#/$defs/record" }
            },
            "file": {
              "description": "The partner's records in the reconciliation bucket, below organizations/<organization_id>/.",
              "type": "object",
              "additionalProperties": false,
              "required": ["key", "sha256", "format"],
              "properties": {
                "key": { "type": "string", "minLength": 1, "maxLength": 1024 },
                "sha256": {
                  "description": "Of the file's bytes, in lowercase hex.",
                  "type": "string",
                  "pattern": "^[0-9a-f]{64}$"
                },
                "format": { "enum": ["JSON_LINES", "CSV"] }
              }
            }
          },
          "$defs": {
            "identifier": {
              "type": "string",
              "pattern": "^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$"
            },
            "day": {
              "type": "string",
              "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
            },
            "record": {
              "description": "One charge that the partner collected, or one refund that it paid. A line of a JSON Lines file has the same members, a CSV file the same columns.",
              "type": "object",
              "additionalProperties": false,
              "required": ["record_id", "amount", "currency", "date"],
              "properties": {
                "record_id": { "$ref": "#/$defs/identifier" },
                "kind": { "description": "CHARGE when it is left out.", "enum": ["CHARGE", "REFUND"] },
                "amount": {
                  "description": "In major units, more than zero, with at most as many decimal digits as the currency's minor unit has; a number, or the same as text.",
                  "type": ["number", "string"],
                  "exclusiveMinimum": 0
                },
                "currency": { "description": "ISO 4217, such as USD.", "type": "string", "pattern": "^[A-Z]{3}$" },
                "date": {
                  "description": "A day in UTC such as 2026-11-21, or a moment of RFC 3339.",
                  "type": "string",
                  "minLength": 10,
                  "maxLength": 64
                },
                "transaction_id": { "$ref": "#/$defs/identifier" },
                "contract_id": { "$ref": "#/$defs/identifier" },
                "period": {
                  "description": "What the charge is for, as it was charged: 2026, 2026-11 or 2026-11-21. Two periods of one contract are two charges.",
                  "type": "string",
                  "pattern": "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
                },
                "mpass_id": { "$ref": "#/$defs/identifier" }
              }
            }
          }
        }

        """#
}
