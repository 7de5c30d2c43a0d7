/// The published JSON Schema of `CertificateUpload`.
enum CertificateUploadSchema {
    static let document = PartnerSchema(text)

    static let text = #"""
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "urn:moneta:schema:certificate_upload:1",
          "title": "Certificate to be entered",
          "type": "object",
          "additionalProperties": false,
          "required": ["certificate"],
          "properties": {
            "certificate": {
              "description": "PEM (RFC 7468): the publisher's certificate, then those between it and an authority, if any.",
              "type": "string",
              "minLength": 1,
              "maxLength": 32768,
              "pattern": "^-----BEGIN CERTIFICATE-----"
            },
            "purpose": {
              "description": "What its key is used for; SIGNING when it is left out.",
              "enum": ["SIGNING", "TRANSPORT", "ENCRYPTION"]
            }
          }
        }

        """#
}
