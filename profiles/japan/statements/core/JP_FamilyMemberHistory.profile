url   http://jpfhir.jp/fhir/core/StructureDefinition/JP_FamilyMemberHistory
type  FamilyMemberHistory
base  http://hl7.org/fhir/StructureDefinition/FamilyMemberHistory

patient          -  type Reference(core:JP_Patient)
reasonReference  -  type Reference(core:JP_Condition core:JP_Observation_Common core:JP_AllergyIntolerance QuestionnaireResponse core:JP_DiagnosticReport_Common DocumentReference)
