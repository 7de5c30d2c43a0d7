extension PipelineTexts {
    /// technical_design.md.
    static let design = #"""
        # <Words>: technical design

        ## Data flow
        **Validate<Name>Function** parses the body strictly (RFC 8259, no duplicate keys, at most 64 KB), checks it against the
        schema, verifies the signature over the exact bytes, then the rules, and answers. It stores nothing yet: a repeat is checked
        again.

        ## Rules
        | Rule | Violation | Why |
        | --- | --- | --- |
        | the publisher belongs to the organization | `PUBLISHER_NOT_OF_ORGANIZATION`, and nothing else is told | how things stand in another organization is none of its business |
        | organization `ACTIVE` | `ORGANIZATION_NOT_ACTIVE` | |
        | publisher `ACTIVE` | `PUBLISHER_NOT_ACTIVE` | |

        ## Errors
        | Case | Answer |
        | --- | --- |
        | body over 64 KB | 413 |
        | no strict JSON | 400 `malformed-json` |
        | unknown, missing or wrong members | 400 `invalid-request`, every issue with its JSON Pointer |
        | the signature does not count | 401 `unauthorized`, one text for all; the reason is logged |
        | a rule is broken | 400 `rule-violation` with `codes` |

        ## Security
        Each function may do what it does and nothing more: Validate<Name>Function reads three tables of the shared stack.

        ## To come
        Before this pipeline has effects it needs, as the other pipelines have them:

        - its records in `Sources/SharedLayer/Domain`, with their rows in docs/adr/0008-access-patterns.md, and its table in
          `template.json`;
        - `SubmissionAcceptance` in place of the bare verifier, so that each signature and each <words> counts once;
        - its stages, joined by queues with dead-letter queues, and SweepOutboxFunction;
        - its suite for `moneta-core test integration`.

        """#
}
