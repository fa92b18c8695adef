url   http://jpfhir.jp/fhir/core/StructureDefinition/JP_Condition
type  Condition
base  http://hl7.org/fhir/StructureDefinition/Condition

severity          -  binding preferred http://jpfhir.jp/fhir/core/ValueSet/JP_ConditionSeverity_VS
subject           -  type Reference(core:JP_Patient)
encounter         -  type Reference(core:JP_Encounter)
recorder          -  type Reference(core:JP_Practitioner core:JP_PractitionerRole core:JP_Patient RelatedPerson)
asserter          -  type Reference(core:JP_Patient RelatedPerson core:JP_Practitioner core:JP_PractitionerRole)
stage.assessment  -  type Reference(ClinicalImpression core:JP_DiagnosticReport_Common core:JP_Observation_Common)
