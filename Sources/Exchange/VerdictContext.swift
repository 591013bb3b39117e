/// What an answer about a route says besides the verdict: who asked whom, by which rules.
package struct VerdictContext: Sendable {
  /// What people call the route; `nil` for one that has no name.
  package var routeName: String?
  /// The version of this program.
  package var clearway: String
  /// The version of GEOS.
  package var geos: String
  /// The version of PROJ.
  package var proj: String
  /// The digest of the ledger at the revision, as hexadecimal digits.
  package var ledgerDigest: String
  /// The name of the policy.
  package var policyName: String
  /// The person who agreed to the policy as the second, if any.
  package var approvedBy: String?
  /// The digest of the policy, as hexadecimal digits.
  package var policyDigest: String
  /// The name of the programme.
  package var programme: String?
  /// A sentence that must go with the answer, such as that its land is fictional.
  package var remark: String?

  /// Creates a context.
  package init(
    routeName: String? = nil, clearway: String, geos: String, proj: String, ledgerDigest: String,
    policyName: String, approvedBy: String? = nil, policyDigest: String, programme: String? = nil,
    remark: String? = nil
  ) {
    (self.routeName, self.clearway, self.geos, self.proj) = (routeName, clearway, geos, proj)
    (self.ledgerDigest, self.policyName) = (ledgerDigest, policyName)
    (self.approvedBy, self.policyDigest) = (approvedBy, policyDigest)
    (self.programme, self.remark) = (programme, remark)
  }

  /// What every answer ends with.
  package static let notice =
    "Information from the record. Not permission to travel. "
    + "Bridges, culverts and verges beyond the width are not judged."
}
